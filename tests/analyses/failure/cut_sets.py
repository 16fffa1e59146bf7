"""Minimal cut sets by decision diagrams, to hold the engine against: another method, written apart.

R. E. Bryant, "Graph-based algorithms for Boolean function manipulation" (1986); A. Rauzy, "New algorithms for fault
trees analysis" (1993). Module by module, by an order of its events.
"""

import sys
from functools import reduce
from itertools import chain, islice, product

from analyses.failure.modules import Part, Tree

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

    def of_kind(self, kind, count, parts):
        """A gate over its parts."""
        if kind == "atleast":
            return self.at_least(count, parts)
        return reduce(self.either if kind == "or" else self.both, parts)

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

    def counts(self, family, leaves):
        """How many sets of each size; `leaves` holds per variable how many of each size stand in its place."""
        known = {NO: [], YES: [1]}

        def count(node):
            if node not in known:
                variable, high, low = self.nodes[node]
                more, same = times(leaves[variable], count(high)), count(low)
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


def times(one, other):
    """How many of each size there are of one with one of another."""
    found = [0] * max(0, len(one) + len(other) - 1) if one and other else []
    for size, number in enumerate(one):
        for more, times_ in enumerate(other) if number else ():
            found[size + more] += number * times_
    return found


class CutSets:
    """The minimal cut sets of a tree: those of each module, put in the place of the module in what uses it."""

    def __init__(self, tree, kind, most):
        self._parts = {}
        modules = tree.modules()
        self._top = tree.top
        for root in modules:
            self._parts[root] = _family(tree, Part(tree, root, modules), kind, most)
        self._counts = {}

    def counts(self, root=None):
        """How many sets of each size, from no events on."""
        root = self._top if root is None else root
        if root not in self._counts:
            diagrams, family, order = self._parts[root]
            leaves = [self.counts(leaf) if leaf in self._parts else [0, 1] for leaf in order]
            self._counts[root] = diagrams.counts(family, leaves)
        return self._counts[root]

    def some(self, number, root=None):
        """A number of the sets, as events."""
        diagrams, family, order = self._parts[self._top if root is None else root]
        found = []
        for taken in diagrams.some(family, number):
            choices = [self.some(3, order[leaf]) if order[leaf] in self._parts else [(order[leaf],)] for leaf in taken]
            found += [tuple(sorted(chain(*one))) for one in islice(product(*choices), 3)]
        return found[:number]


def _family(tree, part, kind, most):
    diagrams, done, order = Diagrams(most), {}, part.order(kind)
    place = {leaf: number for number, leaf in enumerate(order)}

    def function(node):
        if node not in done:
            if node in place:
                done[node] = diagrams.make(place[node], YES, NO, None)
            else:
                parts = [function(one) for one in tree.under[node]]
                if kind not in ("walk", "bare"):  # what lies lowest first: the others are laid over small diagrams
                    parts.sort(key=lambda one: -diagrams.nodes[one][0])
                done[node] = diagrams.of_kind(tree.kind(node), tree.fails[node], parts)
        return done[node]

    return diagrams, diagrams.minimal(function(part.root)), order


def minimal_cut_sets(graph, top, kind="shared", most=1_000_000):
    """The minimal cut sets of a node of a graph of needs, by this order. Raises TooLargeError."""
    return CutSets(Tree(graph, top, bare=kind == "bare"), kind, most)
