"""A fault tree in parts that share nothing, and orders of its variables, so that decision diagrams stay small.

Y. Dutuit and A. Rauzy, "A linear-time algorithm to find modules of fault trees" (1996); the order by weights is of
S. Minato, "Binary decision diagrams and applications for VLSI CAD" (1996), chapter 3.
"""

from itertools import count


class Tree:
    """Gates with what they have under them: each fails when `fails` of these do. What has one thing under it is that
    thing, and an or under an or (an and under an and) that nothing else uses is part of it, unless the
    tree is left `bare`."""

    def __init__(self, graph, top, bare=False):
        self.bare = bare
        self.under, self.fails = {}, {}
        self.top = self._itself(graph, top)
        waiting, seen = [self.top], {self.top}
        while waiting:
            node = waiting.pop()
            needs = graph.of(node)
            if not needs:
                continue
            parts = list(dict.fromkeys(self._itself(graph, need.provider) for need in needs))
            fails = len(needs) - graph.needed[node] + 1 if graph.needed[node] else 1
            if len(parts) < len(needs):
                assert fails in (1, len(needs)), "a part that counts twice"
                fails = 1 if fails == 1 else len(parts)
            self.under[node], self.fails[node] = parts, fails
            fresh = [part for part in parts if part not in seen]
            seen.update(fresh)
            waiting += fresh
        while not bare and self._joined():
            pass

    def kind(self, node):
        if node not in self.under:
            return "event"
        if self.fails[node] == 1:
            return "or"
        return "and" if self.fails[node] == len(self.under[node]) else "atleast"

    def users(self):
        found = {}
        for node, parts in self.under.items():
            for part in parts:
                found.setdefault(part, set()).add(node)
        return found

    def modules(self):
        """The gates under which nothing is used from elsewhere, and the top; of a bare tree the top alone."""
        if self.bare:
            return {self.top}
        first, last, end, clock = {}, {}, {}, count()

        def visit(node):
            now = next(clock)
            last[node] = now
            if node not in first:
                first[node] = now
                for part in self.under.get(node, ()):
                    visit(part)
                end[node] = last[node] = next(clock)

        visit(self.top)
        span = {}

        def within(node):
            if node not in span:
                parts = self.under.get(node, ())
                spans = [within(part) for part in parts]
                span[node] = (
                    min([first[part] for part in parts] + [low for low, _ in spans], default=10**9),
                    max([last[part] for part in parts] + [high for _, high in spans], default=-1),
                )
            return span[node]

        within(self.top)
        inside = {node for node in self.under if first[node] < span[node][0] and span[node][1] < end[node]}
        return inside | {self.top}

    @staticmethod
    def _itself(graph, node):
        while len(graph.of(node)) == 1:
            (need,) = graph.of(node)
            node = need.provider
        return node

    def _joined(self):
        """Put one round of gates into the ones that use them; whether there were any."""
        users, changed = self.users(), False
        for node in list(self.under):
            kind = self.kind(node)
            if node in self.under and kind in ("or", "and"):
                parts = []
                for part in self.under[node]:
                    if self.kind(part) == kind and len(users[part]) == 1:
                        parts += self.under.pop(part)
                        self.fails.pop(part)
                        changed = True
                    else:
                        parts.append(part)
                self.under[node] = list(dict.fromkeys(parts))
                self.fails[node] = 1 if kind == "or" else len(self.under[node])
                users = self.users() if changed else users
        return changed


class Part:
    """One module: its own gates, and as leaves events and the modules under it."""

    def __init__(self, tree, root, modules):
        self.root, self.under = root, {}
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in self.under and (node == root or node not in modules) and node in tree.under:
                self.under[node] = tree.under[node]
                waiting += tree.under[node]
        self.users = {}
        for node, parts in self.under.items():
            for part in parts:
                self.users.setdefault(part, set()).add(node)
        self.sizes = {}

    def order(self, kind):
        """The leaves as a walk down meets them (`walk`), with what most gates use first (`shared`) or what is smallest
        first (`small`), or by their weight."""
        match kind:
            case "walk" | "bare":
                return self._walked(lambda _: 0)
            case "shared":
                return self._walked(lambda part: (-len(self.users.get(part, ())), self._size(part)))
            case "small":
                return self._walked(self._size)
        return self._weighed()

    def _size(self, node):
        if node not in self.sizes:
            self.sizes[node] = 1 + sum(self._size(part) for part in self.under.get(node, ()))
        return self.sizes[node]

    def _walked(self, key):
        found, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                if node not in self.under:
                    found.append(node)
                for part in sorted(self.under.get(node, ()), key=key):
                    visit(part)

        visit(self.root)
        return found

    def _weighed(self):
        """The leaf with the most weight first, then the same without it; a gate divides its weight over its parts."""
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for part in self.under.get(node, ()):
                    visit(part)
                order.append(node)

        visit(self.root)
        left, found = {node for node in order if node not in self.under}, []
        while left:
            alive = {}
            for node in order:
                parts = self.under.get(node)
                alive[node] = node in left if parts is None else any(alive[part] for part in parts)
            weight = dict.fromkeys(order, 0.0)
            weight[self.root] = 1.0
            for node in reversed(order):
                parts = [part for part in self.under.get(node, ()) if alive[part]]
                for part in parts:
                    weight[part] += weight[node] / len(parts)
            found.append(max(left, key=lambda node: (weight[node], -node)))
            left.discard(found[-1])
        return found
