"""Who needs whom in a bill of materials: by its dependency graph, and by what lies inside what."""

from __future__ import annotations

from collections.abc import Callable

from regie.landscape.faults import Place
from regie.readers.cyclonedx.bom import Bom, Item


class Needs:
    """`pairs` are (who, whom, where it says so), both with a place in a landscape, once each. A chain through parts
    without a place counts: an application needs the service that its library calls.

    What nobody in the graph needs, is needed by what it lies inside, and at the top by what the file describes:
    CycloneDX lists there what the described thing consists of. `unknown` are references to nothing; `twice` items
    whose reference another item already had, so that the graph cannot mean them.
    """

    def __init__(self, bom: Bom, placed: Callable[[Item], bool]) -> None:
        self._placed = placed
        self._by_ref: dict[str, Item] = {}
        self.unknown: list[tuple[str, Place]] = []
        self.twice: list[tuple[Item, Place]] = []
        self.pairs: list[tuple[Item, Item, Place]] = []
        self._name(bom)
        self._targets = self._graph(bom)
        for item in bom.walk():
            if placed(item):
                self.pairs += [(item, target, place) for target, place in self._reached(item)]
        self._inside(bom)

    def _name(self, bom: Bom) -> None:
        for item in bom.walk():
            if item.ref and self._by_ref.setdefault(item.ref, item) is not item:
                self.twice.append((item, item.place))

    def _graph(self, bom: Bom) -> dict[int, list[tuple[Item, Place]]]:
        graph: dict[int, list[tuple[Item, Place]]] = {}
        said: set[str] = set()
        for need in bom.needs:
            for reference in (need.ref, *need.targets):
                if reference not in self._by_ref and reference not in said:
                    said.add(reference)
                    self.unknown.append((reference, need.place))
            if subject := self._by_ref.get(need.ref):
                found = (self._by_ref.get(target) for target in need.targets)
                graph.setdefault(id(subject), []).extend((one, need.place) for one in found if one)
        return graph

    def _reached(self, start: Item) -> list[tuple[Item, Place]]:
        """The placed items it needs, straight or through items without a place."""
        found: dict[int, tuple[Item, Place]] = {}
        seen, todo = {id(start)}, [start]
        while todo:
            for target, place in self._targets.get(id(todo.pop()), ()):
                if id(target) in seen:
                    continue
                seen.add(id(target))
                if self._placed(target):
                    found[id(target)] = (target, place)
                else:
                    todo.append(target)
        return list(found.values())

    def _inside(self, bom: Bom) -> None:
        needed = {id(target) for _, target, _ in self.pairs}
        said = {(id(who), id(whom)) for who, whom, _ in self.pairs}
        todo: list[tuple[Item, Item | None]] = [(item, bom.root) for item in reversed(bom.items)]
        if bom.root:
            todo.append((bom.root, None))
        while todo:
            item, around = todo.pop()
            placed = self._placed(item)
            lonely = placed and around is not None and around is not item and id(item) not in needed
            if lonely and around and self._placed(around) and (id(item), id(around)) not in said:
                self.pairs.append((around, item, item.place))
            todo += [(inner, item if placed else around) for inner in reversed(item.items)]
