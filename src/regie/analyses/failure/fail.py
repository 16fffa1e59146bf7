"""What a scenario stops, when, and why; in the worst and in the best case, for every duration at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from regie.analyses.failure.bits import seeded, stopped
from regie.analyses.failure.falling import falls_away
from regie.analyses.failure.needs import Needs, needs_of
from regie.analyses.failure.plan import Plan, plan_of
from regie.analyses.failure.results import Failure, Outage, Spell, Stopped
from regie.analyses.failure.scenario import Duration, Scenario
from regie.analyses.failure.singles import Single
from regie.analyses.failure.times import Times, spread
from regie.analyses.failure.why import lost_data, shortest, why
from regie.landscape import Application, Chain, Interval, Landscape, Process, Verdict

_DURATIONS = tuple(Duration)


@dataclass(frozen=True)
class Case:
    """One case of a scenario: the graph, what falls away in it, and the times with a lane per duration."""

    graph: Needs
    plan: Plan
    seeds: frozenset[int]
    notice: float

    @cached_property
    def times(self) -> Times:
        """When everything stops and is back."""
        shape = (self.plan.nodes, len(_DURATIONS))
        begins, ends = np.full(shape, np.inf), np.full(shape, -np.inf)
        gone = sorted(self.seeds)
        begins[gone] = self.notice
        ends[gone] = [self.notice + duration.hours for duration in _DURATIONS]
        return spread(self.plan, begins, ends)

    def spell(self, id_: str, duration: Duration) -> Spell | None:
        """From when until when a thing is down; None when it is not."""
        node, lane = self.graph.at[id_], _DURATIONS.index(duration)
        stops, back = float(self.times.stops[node, lane]), float(self.times.back[node, lane])
        return Spell(stops, back) if stops < back else None


def plan_for(landscape: Landscape, at: date, *, worst: bool) -> tuple[Needs, Plan]:
    """The graph of a landscape and its plan, made once."""
    graph = needs_of(landscape, at, worst=worst)
    return graph, landscape.remembered(("failure_plan", at, worst), lambda: plan_of(graph))


def case_of(landscape: Landscape, at: date, gone: Mapping[str, Verdict], notice: float, *, worst: bool) -> Case:
    """One case: in the best case only what surely falls away does."""
    graph, plan = plan_for(landscape, at, worst=worst)
    seeds = (graph.at[id_] for id_, verdict in gone.items() if worst or verdict is Verdict.YES)
    return Case(graph, plan, frozenset(seeds), notice)


def fail(landscape: Landscape, at: date, scenario: Scenario) -> Failure:
    """What stops in a scenario at a date."""
    return _failure(landscape, at, scenario, falls_away(landscape, at, scenario))


def fail_alone(landscape: Landscape, at: date, single: Single) -> Failure:
    """What stops when one thing falls away by itself, for good and at once."""
    return _failure(landscape, at, Scenario(single.key), single.gone)


def _failure(landscape: Landscape, at: date, scenario: Scenario, gone: Mapping[str, Verdict]) -> Failure:
    worst = case_of(landscape, at, gone, scenario.notice, worst=True)
    best = case_of(landscape, at, gone, scenario.notice, worst=False)
    hit = [_stopped(landscape, process, worst, best) for process in landscape.all(Process)]
    processes = tuple(sorted((one for one in hit if one is not None), key=_order))
    applications = {
        one.id: outage.stops
        for one in landscape.all(Application)
        if (outage := _outage(one.id, Duration.FOR_GOOD, worst, best)).stops is not Verdict.NO
    }
    known = {one.id for one in processes}
    cannot_exclude = tuple(id_ for id_ in _open_processes(landscape, at) if id_ not in known) if gone else ()
    lasts = {id_: _outage(id_, scenario.lasts, worst, best).stops for id_ in best.graph.at}
    things = {id_: verdict for id_, verdict in lasts.items() if verdict is not Verdict.NO}
    return Failure(landscape, at, scenario, gone, processes, applications, cannot_exclude, things)


def _outage(id_: str, duration: Duration, worst: Case, best: Case) -> Outage:
    return Outage(worst.spell(id_, duration), best.spell(id_, duration))


def _stopped(landscape: Landscape, process: Process, worst: Case, best: Case) -> Stopped | None:
    outages = {duration: _outage(process.id, duration, worst, best) for duration in _DURATIONS}
    if all(outage.worst is None for outage in outages.values()):
        return None
    lane = _DURATIONS.index(Duration.FOR_GOOD)
    case = best if outages[Duration.FOR_GOOD].stops is Verdict.YES else worst
    chain = shortest(case.graph, case.times, lane, case.seeds, process.id)
    candidates = process.maximum_outage.candidates
    longest = Interval(min(candidates), max(candidates)) if candidates else Interval(0.0, np.inf)
    return Stopped(
        id=process.id,
        critical=Verdict.of(process.critical.every(bool)),
        outages=outages,
        longest_outage=longest,
        too_long={duration: _too_long(outage, longest) for duration, outage in outages.items()},
        lost_data=lost_data(landscape, worst.graph, worst.times, lane, process.id),
        why=why(landscape, process.id, outages[Duration.FOR_GOOD], chain),
        chain=chain,
        facts=tuple(dict.fromkeys(link.fact for link in chain)),
    )


def _too_long(outage: Outage, longest: Interval) -> Verdict:
    """Whether it lasts longer than the maximum tolerable outage."""
    if outage.worst is None or outage.worst.back - outage.worst.stops <= longest.low:
        return Verdict.NO
    if outage.best is not None and outage.best.back - outage.best.stops > longest.high:
        return Verdict.YES
    return Verdict.BETWEEN


def _order(one: Stopped) -> tuple[bool, bool, float, str]:
    outage = one.outages[Duration.FOR_GOOD]
    begin = outage.worst.stops if outage.worst else np.inf
    return one.critical is not Verdict.YES, outage.stops is not Verdict.YES, begin, one.id


def _open_processes(landscape: Landscape, at: date) -> Iterable[str]:
    """Processes that may depend on something nobody has named."""
    chain = Chain.of(landscape, at)
    graph, plan = plan_for(landscape, at, worst=True)
    hidden = [graph.at[id_] for id_, names in chain.open_ends.items() if set(names) - {"independent"}]
    hidden += [graph.at[id_] for id_ in chain.missing if id_ in graph.at]
    down = stopped(plan, seeded(plan, [hidden]))[:, 0] != 0
    return (process.id for process in landscape.all(Process) if down[graph.at[process.id]])
