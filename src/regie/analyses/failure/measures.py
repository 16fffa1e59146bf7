"""What can be arranged against failures: each measure with the ways it takes away; what is down with some of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from regie.analyses.failure.needs import ALL, Needs
from regie.landscape import LinkKind

Seeds = frozenset[int]
"""The nodes that fall away by themselves."""


class Measure(Enum):
    """What can be arranged. A substitute keeps a thing going for all who need it; the others help one dependant."""

    SUBSTITUTE = "substitute"
    TESTED_ALTERNATIVE = "tested_alternative"
    EXIT_PLAN = "exit_plan"
    OWN_COPY = "own_copy"
    OWN_KEYS = "own_keys"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__


_OF_LINK: Mapping[LinkKind, Measure] = {
    LinkKind.USES: Measure.TESTED_ALTERNATIVE,
    LinkKind.RUNS_ON: Measure.TESTED_ALTERNATIVE,
    LinkKind.OPERATED_BY: Measure.TESTED_ALTERNATIVE,
    LinkKind.PART_OF: Measure.TESTED_ALTERNATIVE,
    LinkKind.SUPPLIED_BY: Measure.EXIT_PLAN,
    LinkKind.STORED_IN: Measure.OWN_COPY,
    LinkKind.READS: Measure.OWN_COPY,
}


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One measure: for `thing`, against the loss of `provider` (empty for what is arranged for the thing itself)."""

    thing: str
    kind: str
    provider: str = ""


class Measures:
    """All measures by number over a graph of needs, whose `critical` nodes must stay up. A measure takes away needs
    (by their number), or holds a node up."""

    def __init__(self, graph: Needs, critical: Iterable[int]) -> None:
        self.graph, self.critical = graph, frozenset(critical)
        self.steps: list[Step] = []
        self.of_need: dict[int, int] = {}
        self.of_node: dict[int, int] = {}
        self._users: list[list[tuple[int, int]]] = [[] for _ in graph.ids]
        count = [0] * len(graph.ids)
        for number, need in enumerate(graph.needs):
            self._users[need.provider].append((number, need.dependant))
            count[need.dependant] += 1
        self._fails = [
            1 if needed == ALL else has - needed + 1 for has, needed in zip(count, graph.needed, strict=True)
        ]

    def against_needs(self, step: Step, needs: Iterable[int]) -> None:
        """Add a measure that takes needs away."""
        self.of_need.update(dict.fromkeys(needs, len(self.steps)))
        self.steps.append(step)

    def against_loss(self, step: Step, node: int) -> None:
        """Add a measure that holds a node up."""
        self.of_node[node] = len(self.steps)
        self.steps.append(step)

    def down(self, seeds: Seeds, chosen: frozenset[int]) -> Mapping[int, Sequence[int]]:
        """What is down for good when these fall away and these measures stand (the least fixed point), each with the
        numbers of the needs by which it fell: none for what falls away by itself."""
        of_need, of_node, fails, users = self.of_need, self.of_node, self._fails, self._users
        down: dict[int, Sequence[int]] = {node: () for node in seeds if of_node.get(node) not in chosen}
        lost: dict[int, list[int]] = {}
        waiting = list(down)
        for node in waiting:  # grows while it is walked: the nearest first, so that ways are short
            for number, dependant in users[node]:
                if dependant in down or of_need.get(number) in chosen or of_node.get(dependant) in chosen:
                    continue
                if fails[dependant] == 1:
                    down[dependant] = (number,)
                else:
                    missing = lost.setdefault(dependant, [])
                    missing.append(number)
                    if len(missing) < fails[dependant]:
                        continue
                    down[dependant] = missing
                waiting.append(dependant)
        return down

    def way(self, seeds: Seeds, nodes: frozenset[int], chosen: frozenset[int]) -> frozenset[int] | None:
        """The measures on the way by which one of these nodes falls, of which one is needed; None when none falls."""
        down = self.down(seeds, chosen)
        fallen = next((node for node in down if node in nodes), None)
        if fallen is None:
            return None
        found: set[int] = set()
        waiting, seen = [fallen], {fallen}
        while waiting:
            node = waiting.pop()
            if node in self.of_node:
                found.add(self.of_node[node])
            for number in down[node]:
                if number in self.of_need:
                    found.add(self.of_need[number])
                provider = self.graph.needs[number].provider
                if provider not in seen:
                    seen.add(provider)
                    waiting.append(provider)
        return frozenset(found)


def measures_of(graph: Needs, critical: Sequence[int], scenarios: Iterable[Seeds], *, keys: bool) -> Measures:
    """All measures that touch a way from what falls away to a critical process."""
    found = Measures(graph, critical)
    seeds = frozenset().union(*scenarios)
    hit = frozenset(found.down(seeds, frozenset()))
    relevant = _behind(graph, critical) & hit
    links: dict[Step, list[int]] = defaultdict(list)
    for number, need in enumerate(graph.needs):
        if need.link is not None and need.provider in hit and need.dependant in relevant:
            kind = _OF_LINK.get(need.link.kind)
            if kind is not None:
                links[Step(need.link.dependant, kind.value, need.link.provider)].append(number)
    for step in sorted(links):
        found.against_needs(step, links[step])
    for node in sorted(relevant - found.critical, key=lambda one: graph.ids[one]):
        if node == graph.at.get(graph.ids[node]):  # a group of alternatives is no thing
            kind = Measure.OWN_KEYS if keys and node in seeds else Measure.SUBSTITUTE
            found.against_loss(Step(graph.ids[node], kind.value), node)
    return found


def _behind(graph: Needs, nodes: Iterable[int]) -> set[int]:
    """These and all they need, directly or not."""
    seen = set(nodes)
    waiting = list(seen)
    while waiting:
        for need in graph.of(waiting.pop()):
            if need.provider not in seen:
                seen.add(need.provider)
                waiting.append(need.provider)
    return seen
