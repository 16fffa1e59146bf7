"""The readings of goals as aims of a plan: what is counted, what each needs, and what is met as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from regie.reference_data.goals import Counts, Goal, MetWhen, Reading, Weigh
from regie.reference_data.options import option_defaults

USUAL = (
    "thirty-percent/autonomous-part",
    "critical-processes-nl-eu/nl-eu-platform",
    "sensitive-data-nl-eu/nl-eu-or-on-premise",
)
"""The readings a plan is made for when none are named: those about where things stand."""

BEHIND = frozenset({LinkKind.USES, LinkKind.STORED_IN, LinkKind.PART_OF})


def ask(
    landscape: Landscape, at: date, autonomous: Mapping[str, Verdict], measured: GoalResults, wanted: Sequence[str]
) -> list[Asked]:
    """The aims of the readings named `goal/reading`, or `goal` for its first reading.

    In the worst case: what may count counts, and is met only when it surely is. Raises InputFaults with every name that
    is not a goal a plan can meet.
    """
    chosen: list[tuple[Goal, Measurement]] = []
    faults: list[Fault] = []
    words = {MetWhen(word) for way in option_defaults().ways for word in way.meets}
    possible = [
        (result.goal, measurement)
        for result in measured.goals
        for measurement in result.measurements
        if measurement.reading.met_when in words and result.goal.target is not None
    ]
    for name in wanted:
        named = [one for one in possible if name in (one[0].id, f"{one[0].id}/{one[1].reading.id}")]
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
