"""The least that must be arranged so that all critical processes go on: exact, for one scenario or for every one.

A measure takes away one way in which a failure spreads, so more measures never make it worse. That makes the question
a hitting set: while a choice of measures leaves a critical process down, it is filled up with all that still does not
help; one of what is left out must then be among the measures. The cheapest choice that meets all such demands is the
answer as soon as every scenario passes (Reiter, Artificial Intelligence 32, 1987; solved with HiGHS).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

import numpy as np

from regie.analyses.failure.falling import falls_away
from regie.analyses.failure.needs import ALL, Needs, needs_of
from regie.analyses.failure.scenario import Scenario
from regie.analyses.failure.singles import Single, singles
from regie.landscape import Landscape, LinkKind, Process, Verdict
from regie.programs import Effort, Program, Status, solve


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


Price = Callable[[Step], float]


@dataclass(frozen=True, slots=True)
class Repair:
    """The cheapest measures. `hopeless` are critical processes no measure helps, with the scenario that stops them;
    the measures are for all others. `cost` is the sum of prices, proven least."""

    measures: tuple[Step, ...]
    cost: float
    scenarios: int
    hopeless: tuple[tuple[str, str], ...]


def one_each(_step: Step) -> float:
    """The fewest measures: each counts for one."""
    return 1.0


def repair(landscape: Landscape, at: date, scenario: Scenario, price: Price = one_each) -> Repair:
    """The measures that keep critical processes up in a scenario, in the worst case of what is unknown."""
    gone = falls_away(landscape, at, scenario)
    kept = frozenset(scenario.keys_refused)
    return _Search(landscape, at, {scenario.name: _sure(gone)}, price, keys=bool(kept)).run()


def repair_singles(
    landscape: Landscape, at: date, price: Price = one_each, among: Sequence[Single] | None = None
) -> Repair:
    """The measures that keep critical processes up in every single failure."""
    found = singles(landscape, at) if among is None else among
    scenarios = {f"{single.kind.value} {single.key}": _sure(single.gone) for single in found}
    return _Search(landscape, at, scenarios, price).run()


def _sure(gone: Mapping[str, Verdict]) -> frozenset[str]:
    return frozenset(id_ for id_, verdict in gone.items() if verdict is not Verdict.NO)


class _Search:
    def __init__(
        self,
        landscape: Landscape,
        at: date,
        scenarios: Mapping[str, frozenset[str]],
        price: Price,
        *,
        keys: bool = False,
    ) -> None:
        self.graph: Needs = needs_of(landscape, at, worst=True)
        self.keys = keys
        self.price = price
        self.critical = [one.id for one in landscape.all(Process) if one.critical.every(bool) is not False]
        self.scenarios = {
            name: frozenset(self.graph.at[id_] for id_ in gone if id_ in self.graph.at)
            for name, gone in scenarios.items()
        }
        self.users: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.count = [0] * len(self.graph.ids)
        for number, need in enumerate(self.graph.needs):
            self.users[need.provider].append((number, need.dependant))
            self.count[need.dependant] += 1
        self.steps: list[Step] = []
        self.holds: list[tuple[frozenset[int], int | None]] = []

    def run(self) -> Repair:
        """Demands are gathered until the cheapest choice meets all of them and stops nothing."""
        self._gather()
        everything = frozenset(range(len(self.steps)))
        hopeless: list[tuple[str, str]] = []
        watched: list[tuple[str, int]] = []
        for name, seeds in self.scenarios.items():
            down = self._down(seeds, frozenset())
            with_all = self._down(seeds, everything)
            for id_ in self.critical:
                node = self.graph.at[id_]
                if node in with_all:
                    hopeless.append((id_, name))
                elif node in down:
                    watched.append((name, node))
        demands: list[frozenset[int]] = []
        chosen: frozenset[int] = frozenset()
        while True:
            broken = self._broken(watched, chosen)
            if not broken:
                break
            demands.extend(broken)
            chosen = self._cheapest(demands)
        measures = tuple(sorted(self.steps[number] for number in chosen))
        cost = sum(self.price(step) for step in measures)
        return Repair(measures, cost, len(self.scenarios), tuple(hopeless))

    def _gather(self) -> None:
        """All measures that touch a way from what falls away to a critical process."""
        graph = self.graph
        hit = frozenset().union(*(self._down(seeds, frozenset()) for seeds in self.scenarios.values()), frozenset())
        relevant = self._behind_critical() & hit
        links: dict[Step, set[int]] = defaultdict(set)
        for number, need in enumerate(graph.needs):
            if need.link is not None and need.provider in hit and need.dependant in relevant:
                kind = _OF_LINK.get(need.link.kind)
                if kind is not None:
                    links[Step(need.link.dependant, kind.value, need.link.provider)].add(number)
        for step in sorted(links):
            self._add(step, frozenset(links[step]), None)
        seeds = frozenset().union(*self.scenarios.values(), frozenset())
        for node in sorted(relevant, key=lambda one: graph.ids[one]):
            if node == graph.at.get(graph.ids[node]) and graph.ids[node] not in self.critical:
                kind = Measure.OWN_KEYS if self.keys and node in seeds else Measure.SUBSTITUTE
                self._add(Step(graph.ids[node], kind.value), frozenset(), node)

    def _add(self, step: Step, needs: frozenset[int], node: int | None) -> None:
        self.steps.append(step)
        self.holds.append((needs, node))

    def _behind_critical(self) -> set[int]:
        seen = {self.graph.at[id_] for id_ in self.critical}
        front = list(seen)
        while front:
            for need in self.graph.of(front.pop()):
                if need.provider not in seen:
                    seen.add(need.provider)
                    front.append(need.provider)
        return seen

    def _down(self, seeds: Iterable[int], chosen: frozenset[int]) -> set[int]:
        """What is down for good when these fall away and these measures stand: the least fixed point."""
        cut: set[int] = set()
        held: set[int] = set()
        for number in chosen:
            needs, node = self.holds[number]
            cut |= needs
            if node is not None:
                held.add(node)
        down = {node for node in seeds if node not in held}
        front = list(down)
        lost: dict[int, int] = defaultdict(int)
        while front:
            for number, dependant in self.users.get(front.pop(), ()):
                if number in cut or dependant in down or dependant in held:
                    continue
                lost[dependant] += 1
                needed = self.graph.needed[dependant]
                if needed == ALL or lost[dependant] > self.count[dependant] - needed:
                    down.add(dependant)
                    front.append(dependant)
        return down

    def _broken(self, watched: Sequence[tuple[str, int]], chosen: frozenset[int]) -> list[frozenset[int]]:
        """For each process still down one demand: measures of which at least one is needed."""
        found: list[frozenset[int]] = []
        by_scenario: dict[str, list[int]] = defaultdict(list)
        for name, node in watched:
            by_scenario[name].append(node)
        for name, nodes in by_scenario.items():
            down = self._down(self.scenarios[name], chosen)
            for node in nodes:
                covered = any(one.isdisjoint(chosen) and self._about(one, name, node) for one in found)
                if node in down and not covered:
                    found.append(self._demand(self.scenarios[name], node, chosen))
        return list(dict.fromkeys(found))

    def _about(self, demand: frozenset[int], name: str, node: int) -> bool:
        """Whether without all of a demand this process is down too, so that it needs no demand of its own."""
        rest = frozenset(range(len(self.steps))) - demand
        return node in self._down(self.scenarios[name], rest)

    def _demand(self, seeds: frozenset[int], node: int, chosen: frozenset[int]) -> frozenset[int]:
        useless = set(chosen)
        for number in range(len(self.steps)):
            if number not in useless and node in self._down(seeds, frozenset(useless | {number})):
                useless.add(number)
        return frozenset(range(len(self.steps))) - useless

    def _cheapest(self, demands: Sequence[frozenset[int]]) -> frozenset[int]:
        cost = np.array([self.price(step) for step in self.steps], np.float64)
        places = np.array([number for demand in demands for number in sorted(demand)], np.int32)
        starts = np.concatenate(([0], np.cumsum([len(demand) for demand in demands]))).astype(np.int32)
        size = len(self.steps)
        program = Program(
            cost,
            np.zeros(size),
            np.ones(size),
            np.ones(len(demands)),
            np.full(len(demands), np.inf),
            starts,
            places,
            np.ones(len(places)),
            np.ones(size, bool),
        )
        answer = solve(program, Effort(gap=0.0))
        assert answer.status is Status.DONE
        assert answer.x is not None
        return frozenset(np.flatnonzero(answer.x > 0.5).tolist())
