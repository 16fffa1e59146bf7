"""How it goes with a kept plan: its steps beside the landscape as it is now, its goals beside the newest results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT

from regie.actions.follow import by_step
from regie.actions.keeping.models_in_use import day_in_force
from regie.actions.keeping.roadmap.handing_in import told
from regie.actions.keeping.roadmap.kept import steps_of
from regie.actions.keeping.roadmap.packing import problem_of
from regie.actions.keeping.shown import Shown
from regie.analyses.roadmap import Followed, PlannedStep, Standing, follow_steps, seen
from regie.landscape import UNKNOWN, Application, Fact, Landscape, Platform, known
from regie.landscape.vocabulary import CloudKind, Lifecycle
from regie.locale.carried import from_data
from regie.store.models import Plan, RouteFile, Thing

DONE = (Standing.DONE, Standing.AHEAD, Standing.LATE_DONE)


@dataclass(frozen=True, slots=True)
class RunningCost:
    """What the things whose steps are done cost a year, EUR: when the plan was made, as planned, and now.

    `unknown` is how many of them have no known cost now; they are in none of the three.
    """

    before: float
    planned: float
    now: float
    unknown: int


@dataclass(frozen=True, slots=True)
class Spending:
    """EUR spent until now on `steps` steps of which it was told, and how much `done` of them that are done cost above
    what was planned for them."""

    spent: float
    steps: int
    over: float
    done: int


@dataclass(frozen=True, slots=True)
class PlanCourse:
    """A plan at a day. `goals` holds for each aim what the plan has at the end of this year, and the share now from
    worst to best case (None: not measured). `spent` is what was planned for the years that are over; `told` the version
    of the file that says what was spent and when steps were finished (None: nobody said), of which `besides` names
    things that are in no step.
    """

    day: date
    steps: tuple[Followed, ...]
    goals: tuple[tuple[Mapping[str, Any], float | None, Sequence[float] | None], ...]
    spent: float
    running: RunningCost
    told: RouteFile | None = None
    besides: tuple[str, ...] = ()

    @property
    def spending(self) -> Spending | None:
        """What was spent on moves; None when nobody said so of any."""
        said = [one for one in self.steps if one.actual is not None and one.actual.spent is not None]
        if not said:
            return None
        done = [one for one in said if one.standing in DONE]
        spent = (one.actual.spent or 0.0 for one in said if one.actual is not None)
        return Spending(sum(spent), len(said), sum(one.over or 0.0 for one in done), len(done))

    @property
    def counts(self) -> dict[str, int]:
        """How many steps stand how."""
        found = Counter(one.standing for one in self.steps)
        return {standing.value: found[standing] for standing in Standing if found[standing]}


def follow(shown: Shown, plan: Plan, today: date | None = None) -> PlanCourse:
    """How it goes with a plan today: the landscape shows what is done, and the newest file of what became of its steps
    when, and what was spent; the file goes before."""
    day = today or day_in_force(shown.municipality.as_of)
    steps = steps_of(plan)
    landscape = _needed(shown, steps)
    ended = (day + timedelta(days=1)).year - 1
    file, rows = told(shown.actor, plan)
    happened = {**seen(landscape, steps, plan.body.get("already", ())), **by_step(steps, rows)}
    followed = follow_steps(steps, happened, ended, day.year)
    known = {id_ for step in steps for id_ in (step.thing, *step.things)}
    return PlanCourse(
        day,
        followed,
        tuple(_goals(shown, plan, day.year)),
        sum(one["spent"] for one in plan.body["years"] if one["year"] <= ended),
        _running(plan, followed, landscape),
        file,
        tuple(one.thing for one in rows if one.thing not in known),
    )


def _needed(shown: Shown, steps: Sequence[PlannedStep]) -> Landscape:
    """The things that move and all platforms, with the few facts that say how steps stand: reading all of a city's
    records would take most of a second."""
    ids = {id_ for step in steps for id_ in (step.thing, *step.things)}
    things = Thing.objects.filter(Q(key__in=ids) | Q(noun="platform"), municipality_id=shown.actor.municipality)
    facts = (KT(f"known__{name}") for name in _FACTS)
    rows = things.filter(noun__in=("application", "platform")).values_list("noun", "key", "name", *facts)
    place = shown.municipality
    return Landscape(place.name, place.as_of, tuple(_record(*row) for row in rows))


_FACTS = ("lifecycle", "platform", "kind", "yearly_cost")


def _record(
    noun: str, key: str, name: str, lifecycle: str | None, platform: str | None, kind: str | None, yearly: Any
) -> Application | Platform:
    cost = _fact(None if yearly is None else float(yearly))
    if noun == "platform":
        return Platform(id=key, name=name, kind=_kind(kind), yearly_cost=cost)
    return Application(id=key, name=name, lifecycle=_stage(lifecycle), platform=_fact(platform), yearly_cost=cost)


@cache
def _kind(kind: str | None) -> Fact[CloudKind]:
    return UNKNOWN if kind is None else known(CloudKind(kind))


@cache
def _stage(lifecycle: str | None) -> Fact[Lifecycle]:
    return UNKNOWN if lifecycle is None else known(Lifecycle(lifecycle))


def _fact(value: Any) -> Any:
    return UNKNOWN if value is None else known(value)


def _goals(shown: Shown, plan: Plan, year: int) -> list[tuple[Mapping[str, Any], float | None, Sequence[float] | None]]:
    planned = next((one["reached"] for one in plan.body["years"] if one["year"] == year), None)
    aims = from_data(plan.body["aims"])
    results = shown.some("goal", {aim["key"][0] for aim in aims})
    found = []
    for number, aim in enumerate(aims):
        goal, reading = aim["key"]
        readings = {one["id"]: one["share"] for one in results.get(goal, {}).get("readings", ())}
        found.append((aim, planned[number] if planned else None, readings.get(reading)))
    return found


def _running(plan: Plan, followed: Sequence[Followed], landscape: Landscape) -> RunningCost:
    things = {thing.id: thing for thing in problem_of(plan).things}
    before = planned = now = 0.0
    unknown = 0
    for one in followed:
        thing = things.get(one.step.thing)
        if one.standing not in DONE or thing is None or thing.is_landing:
            continue
        costs = [_cost(landscape, id_) for id_ in one.step.things]
        if None in costs:
            unknown += 1
            continue
        before += thing.running
        planned += next(choice.running.likely for choice in thing.choices if choice.key == one.step.choice)
        now += sum(cost or 0.0 for cost in costs)
    return RunningCost(before, planned, now, unknown)


def _cost(landscape: Landscape, id_: str) -> float | None:
    """What a thing costs a year now: nothing when it is gone, None when that is not known."""
    thing = landscape.get(id_)
    if not isinstance(thing, Application | Platform):
        return 0.0
    return thing.yearly_cost.value_or(None)
