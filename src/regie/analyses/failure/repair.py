"""The least that must be arranged so that all critical processes go on: for one scenario or for every one.

A measure takes away one way in which a failure spreads, so more measures never make it worse. That makes the question
a hitting set: while a choice of measures leaves a critical process down, there is a way by which it falls, and one of
the measures on that way is needed. The cheapest choice that meets all such demands costs no more than the answer, and
is the answer as soon as every scenario passes (Reiter, Artificial Intelligence 32, 1987; solved with HiGHS). Each
such choice, filled up until every scenario passes, is an answer that may cost more: the best of these and the
cheapest choice close in on each other, so that there is an answer with a known gap at any time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from types import MappingProxyType

import numpy as np

from regie.analyses.failure.falling import falls_away
from regie.analyses.failure.measures import Measures, Seeds, Step, measures_of
from regie.analyses.failure.needs import needs_of
from regie.analyses.failure.scenario import Scenario
from regie.analyses.failure.singles import Single, neighbours, own_things, singles
from regie.landscape import Landscape, Process, Verdict
from regie.programs import Effort, Program, Status, solve

Price = Callable[[Step], float]
Stop = Callable[[], bool]
_SAME = 1e-6
_NOTHING: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Repair:
    """The cheapest measures. `hopeless` are critical processes no measure helps, with the scenario that stops them;
    the measures are for all others. `cost` is the sum of prices; no choice costs less than `bound`."""

    measures: tuple[Step, ...]
    cost: float
    bound: float
    scenarios: int
    hopeless: tuple[tuple[str, str], ...]

    @property
    def proven(self) -> bool:
        """Whether nothing cheaper exists."""
        return self.cost - self.bound <= _SAME * max(1.0, self.cost)

    @property
    def gap(self) -> float:
        """Which part of the cost might be saved at most."""
        return 0.0 if self.proven else (self.cost - self.bound) / self.cost


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to look: seconds at most, and who is asked whether to stop. What is found then is given with its bound.
    An interrupt (Ctrl-C) stops too, once there is an answer."""

    seconds: float = inf
    stop: Stop | None = None


def one_each(_step: Step) -> float:
    """The fewest measures: each counts for one."""
    return 1.0


def repair(
    landscape: Landscape, at: date, scenario: Scenario, price: Price = one_each, patience: Patience | None = None
) -> Repair:
    """The measures that keep critical processes up in a scenario, in the worst case of what is unknown."""
    gone = {scenario.name: _sure(falls_away(landscape, at, scenario))}
    return Search.over(landscape, at, gone, price, keys=bool(scenario.keys_refused)).run(patience or Patience())


def repair_singles(
    landscape: Landscape,
    at: date,
    price: Price = one_each,
    among: Sequence[Single] | None = None,
    patience: Patience | None = None,
) -> Repair:
    """The measures that keep critical processes up in every single failure; those of a municipality itself are not its
    to lose when it falls away as supplier of the others in here."""
    found = (*singles(landscape, at), *neighbours(landscape)) if among is None else among
    own = own_things(landscape)
    names = {f"{single.kind.value} {single.key}": single for single in found}
    gone = {name: _sure(single.gone) for name, single in names.items()}
    spared = {name: own[single.key] for name, single in names.items() if single.key in own}
    return Search.over(landscape, at, gone, price, spared=spared).run(patience or Patience())


def _sure(gone: Mapping[str, Verdict]) -> frozenset[str]:
    return frozenset(id_ for id_, verdict in gone.items() if verdict is not Verdict.NO)


class Search:
    """One question: the measures there are, what falls away in each scenario, what may stop in it, and what is demanded
    so far."""

    def __init__(
        self, measures: Measures, scenarios: Mapping[str, Seeds], price: Price, spared: Mapping[str, Seeds]
    ) -> None:
        self.measures, self.scenarios, self.spared = measures, scenarios, spared
        self.price = np.array([price(step) for step in measures.steps], np.float64)
        self.demands: dict[frozenset[int], None] = {}
        self.often = np.zeros(len(self.price))

    @classmethod
    def over(
        cls,
        landscape: Landscape,
        at: date,
        gone: Mapping[str, frozenset[str]],
        price: Price,
        *,
        keys: bool = False,
        spared: Mapping[str, frozenset[str]] = _NOTHING,
    ) -> Search:
        """The question over a landscape. `keys`: what falls away is withheld by who has its keys; `spared`: what need
        not go on in a scenario."""
        graph = needs_of(landscape, at, worst=True)
        critical = [graph.at[one.id] for one in landscape.all(Process) if one.critical.every(bool) is not False]
        scenarios, free = (
            {name: frozenset(graph.at[id_] for id_ in ids if id_ in graph.at) for name, ids in given.items()}
            for given in (gone, spared)
        )
        return cls(measures_of(graph, critical, scenarios.values(), keys=keys), scenarios, price, free)

    def run(self, patience: Patience) -> Repair:
        """Close in from both sides until they meet, or patience ends."""
        hopeless, watched = self._sorted()
        until = time.monotonic() + patience.seconds
        best: frozenset[int] | None = None
        chosen: frozenset[int] = frozenset()
        bound = 0.0
        try:
            while True:
                filled = self._filled(watched, chosen)
                if best is None or self._cost(filled) < self._cost(best) - _SAME:
                    best = filled
                if filled == chosen or self._cost(best) <= bound + _SAME or _over(until, patience):
                    break
                chosen, bound = self._cheapest(until, patience, bound)
        except KeyboardInterrupt:
            if best is None:
                raise
        measures = tuple(sorted(self.measures.steps[number] for number in best))
        cost = self._cost(best)
        return Repair(measures, cost, min(bound, cost), len(self.scenarios), hopeless)

    def _sorted(self) -> tuple[tuple[tuple[str, str], ...], Mapping[str, frozenset[int]]]:
        """What no measure helps, and per scenario the critical nodes that are down without measures and up with all."""
        everything = frozenset(range(len(self.price)))
        hopeless: list[tuple[str, str]] = []
        watched: dict[str, frozenset[int]] = {}
        ids = self.measures.graph.ids
        for name, seeds in self.scenarios.items():
            critical = self.measures.critical - self.spared.get(name, frozenset())
            if not critical.isdisjoint(self.measures.down(seeds, frozenset())):
                with_all = critical.intersection(self.measures.down(seeds, everything))
                hopeless += sorted((ids[node], name) for node in with_all)
                watched[name] = critical - with_all
        return tuple(hopeless), watched

    def _filled(self, watched: Mapping[str, frozenset[int]], chosen: frozenset[int]) -> frozenset[int]:
        """A choice with measures added until nothing that is watched is down; each way that it lacked is a demand."""
        filled = chosen
        for name, nodes in watched.items():
            while (demand := self.measures.way(self.scenarios[name], nodes, filled)) is not None:
                if demand not in self.demands:
                    self.demands[demand] = None
                    self.often[list(demand)] += 1
                filled |= {min(demand, key=lambda number: (self.price[number] / self.often[number], number))}
        return filled

    def _cost(self, chosen: frozenset[int]) -> float:
        return float(self.price[sorted(chosen)].sum())

    def _cheapest(self, until: float, patience: Patience, bound: float) -> tuple[frozenset[int], float]:
        """The cheapest choice that meets all demands, and what no such choice costs less than."""
        demands = list(self.demands)
        used = sorted(frozenset().union(*demands))
        column = {number: at for at, number in enumerate(used)}
        places = np.array([column[number] for demand in demands for number in sorted(demand)], np.int32)
        starts = np.concatenate(([0], np.cumsum([len(demand) for demand in demands]))).astype(np.int32)
        size, rows = len(used), len(demands)
        ones = np.ones(size)
        program = Program(
            self.price[used], np.zeros(size), ones, np.ones(rows), np.full(rows, inf), starts, places,
            np.ones(len(places)), ones.astype(bool),
        )  # fmt: skip
        left = until - time.monotonic() if until < inf else inf
        answer = solve(program, Effort(gap=0.0, seconds=max(0.1, left), stop=patience.stop))
        if answer.x is None:
            return frozenset(), bound
        chosen = frozenset(used[at] for at in np.flatnonzero(answer.x > 0.5).tolist())
        return chosen, max(bound, answer.cost if answer.status is Status.DONE else answer.bound)


def _over(until: float, patience: Patience) -> bool:
    return time.monotonic() >= until or (patience.stop is not None and patience.stop())
