"""The readings of goals as aims of a plan: what is counted, what each needs, and what is met as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from regie.analyses.roadmap import Asked, Unit
from regie.analyses.targets import GoalResults, Measurement, measure_goals
from regie.landscape import (
    Application,
    Chain,
    Dataset,
    Landscape,
    LinkKind,
    Platform,
    Process,
    Record,
    Verdict,
)
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.reference_data.goals import Counts, Goal, MetWhen, Reading, Weigh, goals
from regie.reference_data.options import option_defaults

USUAL = (
    "thirty-percent/autonomous-part",
    "critical-processes-nl-eu/nl-eu-platform",
    "sensitive-data-nl-eu/nl-eu-or-on-premise",
)
"""The readings a plan is made for when none are named: those about where things stand."""

BEHIND = frozenset({LinkKind.USES, LinkKind.STORED_IN, LinkKind.PART_OF})


def goals_of(wanted: Sequence[str]) -> tuple[Goal, ...]:
    """The shipped goals with only the readings that are wanted, so that no others are measured; all of them when a name
    is none that a plan can meet, for `ask` to say which are."""
    known = [(goal, reading) for goal in goals() for reading in goal.readings if _can_be_planned(goal, reading)]
    if not {name for goal, reading in known for name in _names(goal, reading)}.issuperset(wanted):
        return goals()
    asked = [(goal, reading) for goal, reading in known if not set(wanted).isdisjoint(_names(goal, reading))]
    return tuple(
        replace(goal, readings=readings)
        for goal in goals()
        if (readings := tuple(reading for of, reading in asked if of is goal))
    )


def ask(
    landscape: Landscape, at: date, autonomous: Mapping[str, Verdict], measured: GoalResults, wanted: Sequence[str]
) -> list[Asked]:
    """The aims of the readings named `goal/reading`, or `goal` for its first reading.

    In the worst case: what may count counts, and is met only when it surely is. Raises InputFaults with every name that
    is not a goal a plan can meet.
    """
    chosen: list[tuple[Goal, Measurement]] = []
    faults: list[Fault] = []
    possible = [
        (result.goal, measurement)
        for result in measured.goals
        for measurement in result.measurements
        if _can_be_planned(result.goal, measurement.reading)
    ]
    for name in wanted:
        named = [one for one in possible if name in _names(one[0], one[1].reading)]
        if named:
            chosen.append(named[0])
        else:
            names = tuple(f"{goal.id}/{one.reading.id}" for goal, one in possible)
            what = Message("roadmap.fault.no_goal", goal=name)
            faults.append(Fault(Place(landscape.name), what, Message("roadmap.mend.no_goal", goals=names)))
    if faults:
        raise InputFaults(faults)
    states = _states(landscape, at, autonomous, {one.reading.met_when for _, one in chosen})
    return [_asked(landscape, at, goal, one, states[one.reading.met_when]) for goal, one in chosen]


def _can_be_planned(goal: Goal, reading: Reading) -> bool:
    return goal.target is not None and any(reading.met_when.value in way.meets for way in option_defaults().ways)


def _names(goal: Goal, reading: Reading) -> tuple[str, str]:
    return goal.id, f"{goal.id}/{reading.id}"


def _states(
    landscape: Landscape, at: date, autonomous: Mapping[str, Verdict], words: Iterable[MetWhen]
) -> dict[MetWhen, dict[str, bool]]:
    """Per word whether each application and platform surely is met as it stands."""
    found: dict[MetWhen, dict[str, bool]] = {}
    for word in words:
        reading = Reading("", word.value, "", "", Counts.CLOUD_SERVICES, (), Weigh.NUMBER, word)
        goal = Goal("", at, "", "", "", None, False, (reading,), "")
        rows = measure_goals(landscape, at, autonomous, [goal]).goals[0].measurements[0].rows
        found[word] = {row.id: row.met is Verdict.YES for row in rows}
    return found


def _asked(landscape: Landscape, at: date, goal: Goal, one: Measurement, now: Mapping[str, bool]) -> Asked:
    chain = Chain.of(landscape, at, BEHIND)
    met = dict(now)
    units = []
    for row in one.rows:
        if row.member is Verdict.NO or row.weight is None or not row.weight.high:
            continue
        thing = landscape[row.id]
        needs = needs_of(landscape, chain, thing)
        if row.met is Verdict.YES:
            met.update(dict.fromkeys(needs, True))
        units.append(Unit(row.id, row.weight.high, needs, stuck=not needs))
    target = goal.target or 0.0
    if goal.more_than:
        target += 1e-6
    return Asked((goal.id, one.reading.id), goal.due.year, target, one.reading.met_when.value, tuple(units), met)


def needs_of(landscape: Landscape, chain: Chain, thing: Record) -> tuple[str, ...]:
    """What must be met for it: itself, or the applications and platforms a process uses or data is kept in."""
    if not isinstance(thing, Process | Dataset):
        return (thing.id,)
    behind = [landscape.get(id_) for id_ in chain.closure(thing.id)]
    return tuple(one.id for one in behind if isinstance(one, Application | Platform))
