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
from regie.analyses.failure.singles import Single, SingleKind, singles
from regie.analyses.failure.times import spread
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


def rank(landscape: Landscape, at: date) -> Ranking:
    """Let everything fall away by itself, one after the other, and rank what that stops."""
    found = singles(landscape, at)
    best, worst = (run(landscape, at, found, worst=case) for case in (False, True))
    ranked = list(_ranked(landscape, found, best, worst))
    hit = sorted((one for one in ranked if one.processes.high or one.applications.high), key=_order)
    shared = tuple(_shared(found, best, worst))
    return Ranking(landscape, at, tuple(hit), len(ranked) - len(hit), shared)


def run(landscape: Landscape, at: date, found: Sequence[Single], *, worst: bool) -> Run:
    """What every single failure stops for good, in one case, 64 failures a word."""
    graph, plan = plan_for(landscape, at, worst=worst)
    seeds = [[graph.at[id_] for id_, verdict in one.gone.items() if worst or verdict is Verdict.YES] for one in found]
    return Run(graph, plan, seeds, unpacked(stopped(plan, seeded(plan, seeds)), len(found)))


def _order(one: Ranked) -> tuple[float, ...]:
    ends = (one.critical, one.processes, one.hours, one.applications)
    return tuple(-end for span in ends for end in (span.low, span.high))


def _ranked(landscape: Landscape, found: Sequence[Single], best: Run, worst: Run) -> Iterator[Ranked]:
    processes, applications = landscape.all(Process), landscape.all(Application)
    critical = np.array([one.critical.every(bool) is True for one in processes], bool)
    perhaps = np.array([one.critical.every(bool) is not False for one in processes], bool)
    people = np.array([_amount(one.people_served) for one in processes], float)
    cost = np.array([_amount(one.yearly_cost) for one in applications], float)
    clusters = [one.cluster.value_or("") for one in processes]
    hours = [_hours(each, [each.graph.at[one.id] for one in processes]) for each in (best, worst)]
    down = [each.down[[each.graph.at[one.id] for one in processes]] for each in (best, worst)]
    apps = [each.down[[each.graph.at[one.id] for one in applications]] for each in (best, worst)]
    for number, single in enumerate(found):
        low, high = down[0][:, number], down[1][:, number]
        less, more = apps[0][:, number], apps[1][:, number]
        yield Ranked(
            single=single,
            processes=Interval(float(low.sum()), float(high.sum())),
            critical=Interval(float((low & critical).sum()), float((high & perhaps).sum())),
            applications=Interval(float(less.sum()), float(more.sum())),
            hours=Interval(float(hours[0][number]), float(hours[1][number])),
            people=Interval(float(people[low].sum()), float(people[high].sum())),
            clusters=Interval(_distinct(clusters, low), _distinct(clusters, high)),
            cost=Interval(float(cost[less].sum()), float(cost[more].sum())),
            stopped=tuple(one.id for one, stops in zip(processes, low, strict=True) if stops),
        )


def _amount(fact: Fact[int] | Fact[float]) -> float:
    return float(fact.value_or(0.0))


def _distinct(clusters: Sequence[str], chosen: Bools) -> float:
    return float(len({clusters[number] for number in np.flatnonzero(chosen).tolist()} - {""}))


def _hours(each: Run, rows: Sequence[int]) -> NDArray[np.float64]:
    """Hours that processes are down in the first month, per failure."""
    month = Duration.MONTH.hours
    lost = np.zeros(len(each.seeds))
    for begin in range(0, len(each.seeds), _LANES):
        chosen = each.seeds[begin : begin + _LANES]
        begins = np.full((each.plan.nodes, len(chosen)), np.inf)
        ends = np.full_like(begins, -np.inf)
        for lane, nodes in enumerate(chosen):
            begins[nodes, lane], ends[nodes, lane] = 0.0, np.inf
        stops = spread(each.plan, begins, ends).stops[list(rows)]
        lost[begin : begin + _LANES] = np.clip(month - stops, 0.0, None).sum(axis=0)
    return lost


def _shared(found: Sequence[Single], best: Run, worst: Run) -> Iterator[SharedPoint]:
    """By the alternatives that are claimed: tested or not, they do not help when they fall away together."""
    graph = best.graph
    # an unknown seat may be in any country: that says nothing of what these alternatives share
    named = np.array([single.kind is not SingleKind.COUNTRY for single in found], bool)
    for node, needed in enumerate(graph.needed):
        members = graph.of(node)
        missable = len(members) - needed
        if needed == ALL or missable == 0:
            continue
        ids = [graph.ids[need.provider] for need in members]
        sure = best.down[[need.provider for need in members]].sum(axis=0) > missable
        may = (worst.down[[worst.graph.at[id_] for id_ in ids]].sum(axis=0) > missable) & named
        group = next((need.link.group for need in members if need.link), "")
        for number in np.flatnonzero(sure | may).tolist():
            surely = Verdict.YES if sure[number] else Verdict.BETWEEN
            yield SharedPoint(graph.ids[node], group, tuple(ids), found[number], surely)
