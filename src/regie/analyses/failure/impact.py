"""What a failure costs in counts: processes, hours, people, clusters, euros; so that scenarios stand side by side."""

from __future__ import annotations

from dataclasses import dataclass

from regie.analyses.failure.results import Failure, Spell, Stopped
from regie.analyses.failure.scenario import Duration
from regie.landscape import Application, Interval, Process, Verdict

MONTH = Duration.MONTH.hours
"""Hours are counted over the first month (30 days)."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What stops in an outage as long as the scenario lasts: from what surely does to what may.

    `critical` counts critical processes, `hours` the hours processes are down in the first month, `people` who they
    serve and `cost` the euros a year of applications that stop for good, as far as known."""

    processes: Interval
    critical: Interval
    too_long: int
    hours: Interval
    people: Interval
    clusters: Interval
    applications: Interval
    cost: Interval


def impact_of(failure: Failure) -> Impact:
    """The counts of one failure."""
    lasts = failure.scenario.lasts
    hit = [one for one in failure.processes if one.outages[lasts].stops is not Verdict.NO]
    sure = [one for one in hit if one.outages[lasts].stops is Verdict.YES]
    stops = failure.applications
    certain = [id_ for id_, verdict in stops.items() if verdict is Verdict.YES]
    return Impact(
        processes=Interval(len(sure), len(hit)),
        critical=Interval(
            sum(one.critical is Verdict.YES for one in sure), sum(one.critical is not Verdict.NO for one in hit)
        ),
        too_long=sum(one.too_long[lasts] is Verdict.YES for one in hit),
        hours=Interval(
            sum(_hours(one.outages[lasts].best) for one in hit), sum(_hours(one.outages[lasts].worst) for one in hit)
        ),
        people=Interval(_people(failure, sure), _people(failure, hit)),
        clusters=Interval(_clusters(failure, sure), _clusters(failure, hit)),
        applications=Interval(len(certain), len(stops)),
        cost=Interval(_cost(failure, certain), _cost(failure, list(stops))),
    )


def _hours(spell: Spell | None) -> float:
    return 0.0 if spell is None else max(0.0, min(spell.back, MONTH) - min(spell.stops, MONTH))


def _people(failure: Failure, hit: list[Stopped]) -> float:
    return float(sum(_process(failure, one).people_served.value_or(0) for one in hit))


def _clusters(failure: Failure, hit: list[Stopped]) -> float:
    return float(len({_process(failure, one).cluster.value_or("") for one in hit} - {""}))


def _cost(failure: Failure, ids: list[str]) -> float:
    found = (failure.landscape[id_] for id_ in ids)
    return float(sum(one.yearly_cost.value_or(0.0) for one in found if isinstance(one, Application)))


def _process(failure: Failure, one: Stopped) -> Process:
    found = failure.landscape[one.id]
    assert isinstance(found, Process)
    return found
