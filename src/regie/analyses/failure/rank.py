"""All single failures at once: what each stops for good, ranked; and what alternatives share unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from regie.analyses.failure.bits import seeded, stopped, unpacked
from regie.analyses.failure.fail import plan_for
from regie.analyses.failure.needs import ALL, Needs
from regie.analyses.failure.plan import Plan
from regie.analyses.failure.scenario import Duration
from regie.analyses.failure.singles import Single, SingleKind, neighbours, own_things, singles
from regie.analyses.failure.times import first_hours
from regie.landscape import Application, Fact, Interval, Landscape, Process, Verdict

_LANES = 128
"""Failures timed together: so many columns of a city stay in the processor's cache."""

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one single failure stops when it is for good: from what surely stops to what may.

    `critical` counts critical processes, `hours` the hours processes are down in the first month (30 days), `people`
    who they serve and `cost` the euros a year of applications that stop, as far as known. `stopped` are the processes
    that surely stop.
    """

    single: Single
    processes: Interval
    critical: Interval
    applications: Interval
    hours: Interval
    people: Interval
    clusters: Interval
    cost: Interval
    stopped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """A single failure that takes away too many alternatives of one group at once, surely or possibly: they look
    independent and are not."""

    thing: str
    group: str
    members: tuple[str, ...]
    single: Single
    surely: Verdict


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every single failure that stops something or may, the worst first; and the hidden single points."""

    landscape: Landscape
    at: date
    failures: tuple[Ranked, ...]
    harmless: int
    shared: tuple[SharedPoint, ...]


@dataclass(frozen=True)
class Run:
    """All single failures in one case: nodes × failures."""

    graph: Needs
    plan: Plan
    seeds: list[list[int]]
    down: Bools


MEASURES = ("critical", "processes", "hours", "people", "clusters", "applications", "cost")
"""By what failures can be ranked: fields of `Ranked`."""


def rank(landscape: Landscape, at: date, by: str = "critical") -> Ranking:
    """Let everything fall away by itself, one after the other, and rank what that stops, by one of `MEASURES` first.

    A municipality falls away as supplier of the others in here: what it stops of its own does not count.
    """
    cities = neighbours(landscape)
    found = (*singles(landscape, at), *cities)
    best, worst = (_for_others(landscape, cities, run(landscape, at, found, worst=case)) for case in (False, True))
    ranked = list(_ranked(landscape, found, best, worst))
    hit = sorted(
        (one for one in ranked if one.processes.high or one.applications.high), key=lambda one: _order(one, by)
    )
    shared = tuple(_shared(found, best, worst))
    return Ranking(landscape, at, tuple(hit), len(ranked) - len(hit), shared)


def run(landscape: Landscape, at: date, found: Sequence[Single], *, worst: bool) -> Run:
    """What every single failure stops for good, in one case, 64 failures a word."""
    graph, plan = plan_for(landscape, at, worst=worst)
    seeds = [[graph.at[id_] for id_, verdict in one.gone.items() if worst or verdict is Verdict.YES] for one in found]
    return Run(graph, plan, seeds, unpacked(stopped(plan, seeded(plan, seeds)), len(found)))


def _for_others(landscape: Landscape, cities: Sequence[Single], each: Run) -> Run:
    """What the municipalities, the last of the failures, stop of others."""
    own = own_things(landscape)
    for number, city in enumerate(cities, len(each.seeds) - len(cities)):
        each.down[[each.graph.at[id_] for id_ in own[city.key] if id_ in each.graph.at], number] = False
    return each


def _order(one: Ranked, by: str) -> tuple[float, ...]:
    first: Interval = getattr(one, by)
    ends = (first, one.critical, one.processes, one.hours, one.applications)
    return tuple(-end for span in ends for end in (span.low, span.high))


def _ranked(landscape: Landscape, found: Sequence[Single], best: Run, worst: Run) -> Iterator[Ranked]:
    processes, applications = landscape.all(Process), landscape.all(Application)
    critical = [one.critical.every(bool) for one in processes]
    people = np.array([_amount(one.people_served) for one in processes], float)
    cost = np.array([_amount(one.yearly_cost) for one in applications], float)
    low, high = (
        _Counts(each, [one.id for one in processes], [one.id for one in applications]) for each in (best, worst)
    )
    clusters = _membership([one.cluster.value_or("") for one in processes])
    spans = {
        "processes": (low.stops.sum(axis=0), high.stops.sum(axis=0)),
        "critical": (
            low.stops[[one is True for one in critical]].sum(axis=0),
            high.stops[[one is not False for one in critical]].sum(axis=0),
        ),
        "applications": (low.applications.sum(axis=0), high.applications.sum(axis=0)),
        "hours": (low.hours, high.hours),
        "people": (people @ low.stops, people @ high.stops),
        "clusters": ((clusters @ low.stops > 0).sum(axis=0), (clusters @ high.stops > 0).sum(axis=0)),
        "cost": (cost @ low.applications, cost @ high.applications),
    }
    ends = {name: (least.tolist(), most.tolist()) for name, (least, most) in spans.items()}
    for number, single in enumerate(found):
        stopped_ids = tuple(processes[row].id for row in np.flatnonzero(low.stops[:, number]).tolist())
        counts = {name: Interval(float(least[number]), float(most[number])) for name, (least, most) in ends.items()}
        yield Ranked(single=single, stopped=stopped_ids, **counts)


class _Counts:
    """What stops in one case, things × failures; and the hours that processes are down in the first month."""

    def __init__(self, each: Run, processes: Sequence[str], applications: Sequence[str]) -> None:
        rows = [each.graph.at[id_] for id_ in processes]
        self.stops = each.down[rows]
        self.applications = each.down[[each.graph.at[id_] for id_ in applications]]
        self.hours = _hours(each, rows)


def _amount(fact: Fact[int] | Fact[float]) -> float:
    return float(fact.value_or(0.0))


def _membership(clusters: Sequence[str]) -> NDArray[np.float32]:
    """Clusters × processes: which process is of which; not said is no cluster."""
    names = sorted(set(clusters) - {""})
    return np.array([[one == name for one in clusters] for name in names], np.float32).reshape(
        len(names), len(clusters)
    )


def _hours(each: Run, rows: Sequence[int]) -> NDArray[np.float64]:
    """Hours that processes are down in the first month, per failure; only those that hit a process are worked out."""
    month = Duration.MONTH.hours
    lost = np.zeros(len(each.seeds))
    numbers = np.flatnonzero(each.down[list(rows)].any(axis=0))
    for begin in range(0, len(numbers), _LANES):
        chosen = numbers[begin : begin + _LANES]
        begins = np.full((each.plan.nodes, len(chosen)), np.inf, np.float32)
        for lane, number in enumerate(chosen.tolist()):
            begins[each.seeds[number], lane] = 0.0
        stops = first_hours(each.plan, begins)[list(rows)]
        hours = np.clip(month - stops.astype(float), 0.0, None)
        lost[chosen] = hours.sum(axis=0, where=each.down[list(rows)][:, chosen])
    return lost


def _shared(found: Sequence[Single], best: Run, worst: Run) -> Iterator[SharedPoint]:
    """By the alternatives that are claimed: tested or not, they do not help when they fall away together."""
    graph = best.graph
    # an unknown seat may be in any country: that says nothing of what these alternatives share
    named = np.array([single.kind is not SingleKind.COUNTRY for single in found], bool)
    for node, needed in enumerate(graph.needed):
        if needed == ALL or len(members := graph.of(node)) == needed:
            continue
        missable = len(members) - needed
        ids = [graph.ids[need.provider] for need in members]
        sure = best.down[[need.provider for need in members]].sum(axis=0) > missable
        may = (worst.down[[worst.graph.at[id_] for id_ in ids]].sum(axis=0) > missable) & named
        group = next((need.link.group for need in members if need.link), "")
        for number in np.flatnonzero(sure | may).tolist():
            surely = Verdict.YES if sure[number] else Verdict.BETWEEN
            yield SharedPoint(graph.ids[node], group, tuple(ids), found[number], surely)
