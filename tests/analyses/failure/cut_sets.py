"""Minimal cut sets by decision diagrams, to hold the engine against: another method, written apart.

R. E. Bryant, "Graph-based algorithms for Boolean function manipulation" (1986); A. Rauzy, "New algorithms for fault
trees analysis" (1993). Variables in the order in which a walk down from the top meets them.
"""

import sys
from itertools import islice

NO, YES = 0, 1


class TooLargeError(Exception):
    """The diagram passes the number of nodes that is allowed."""


class Diagrams:
    """Nodes as (variable, with it, without it), each only once; 0 and 1 are no and yes."""

    def __init__(self, most):
        self.nodes = [(10**9, 0, 0), (10**9, 1, 1)]
        self._known, self._done, self._most = {}, {}, most
        sys.setrecursionlimit(100_000)

    def make(self, variable, high, low, skip):
        """`skip` is what `high` is when the variable does not matter: `low` in a function, no in a family of sets."""
        if high == (low if skip is None else skip):
            return low
        key = variable, high, low
        if key not in self._known:
            if len(self.nodes) >= self._most:
                raise TooLargeError
            self._known[key] = len(self.nodes)
            self.nodes.append(key)
        return self._known[key]

    def either(self, one, other):
        return self._joined(YES, one, other)

    def both(self, one, other):
        return self._joined(NO, one, other)

    def _joined(self, end, one, other):
        """Or when `end` is yes, and when it is no."""
        if one == other or other == 1 - end:
            return one
        if one == 1 - end:
            return other
        if end in (one, other):
            return end
        key = end, min(one, other), max(one, other)
        if key not in self._done:
            (a, a1, a0), (b, b1, b0) = self.nodes[one], self.nodes[other]
            variable = min(a, b)
            first, second = (a1, a0) if a == variable else (one, one), (b1, b0) if b == variable else (other, other)
            high = self._joined(end, first[0], second[0])
            self._done[key] = self.make(variable, high, self._joined(end, first[1], second[1]), None)
        return self._done[key]

    def at_least(self, count, parts):
        """That so many of these hold."""
        reached = [YES] + [NO] * count
        for part in parts:
            for number in range(count, 0, -1):
                reached[number] = self.either(reached[number], self.both(reached[number - 1], part))
        return reached[count]

    def minimal(self, function):
        """The family of minimal sets that make a function without `not` hold."""
        if function < 2:
            return function
        key = "minimal", function
        if key not in self._done:
            variable, high, low = self.nodes[function]
            without = self.minimal(low)
            self._done[key] = self.make(variable, self._not_over(self.minimal(high), without), without, NO)
        return self._done[key]

    def _not_over(self, family, other):
        """The sets of a family that hold no set of another."""
        if NO in (family, other):
            return family
        if other in (YES, family):
            return NO
        if family == YES:
            return YES
        key = "over", family, other
        if key not in self._done:
            (a, a1, a0), (b, b1, b0) = self.nodes[family], self.nodes[other]
            if a > b:
                found = self._not_over(family, b0)
            elif a < b:
                found = self.make(a, self._not_over(a1, other), self._not_over(a0, other), NO)
            else:
                high = self._not_over(self._not_over(a1, b1), b0)
                found = self.make(a, high, self._not_over(a0, b0), NO)
            self._done[key] = found
        return self._done[key]

    def counts(self, family):
        """How many sets of each size."""
        known = {NO: [], YES: [1]}

        def count(node):
            if node not in known:
                _, high, low = self.nodes[node]
                more, same = [0, *count(high)], count(low)
                size = max(len(more), len(same))
                more, same = more + [0] * (size - len(more)), same + [0] * (size - len(same))
                known[node] = [a + b for a, b in zip(more, same, strict=True)]
            return known[node]

        return count(family)

    def some(self, family, number):
        """A number of the sets."""

        def walk(node, taken):
            if node == YES:
                yield taken
            elif node != NO:
                variable, high, low = self.nodes[node]
                yield from walk(high, (*taken, variable))
                yield from walk(low, taken)

        return list(islice(walk(family, ()), number))


def minimal_cut_sets(graph, top, most=1_000_000):
    """The diagrams, the family of minimal cut sets of a node of a graph of needs, and the node of each variable."""
    diagrams, variables, done = Diagrams(most), {}, {}

    def function(node):
        if node not in done:
            needs = [need.provider for need in graph.of(node)]
            if not needs:
                variables.setdefault(node, len(variables))
                done[node] = diagrams.make(variables[node], YES, NO, None)
            else:
                parts = [function(provider) for provider in needs]
                needed = graph.needed[node]
                done[node] = diagrams.at_least(len(parts) - needed + 1 if needed else 1, parts)
        return done[node]

    family = diagrams.minimal(function(top))
    return diagrams, family, list(variables)
