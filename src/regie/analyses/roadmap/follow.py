"""Two plans side by side, and a plan beside what really happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from regie.analyses.roadmap.results import PlannedStep, RoutePlan


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing of which two plans say different things; None where a plan leaves it as it is."""

    thing: str
    old: PlannedStep | None
    new: PlannedStep | None


def compare_plans(old: RoutePlan, new: RoutePlan) -> tuple[Changed, ...]:
    """What changes from one plan to another, by thing."""
    return compare_steps(old.steps, new.steps)


def compare_steps(old: Sequence[PlannedStep], new: Sequence[PlannedStep]) -> tuple[Changed, ...]:
    """The same of the steps alone, as a kept plan holds them."""
    before, after = ({step.thing: step for step in steps} for steps in (old, new))
    return tuple(
        Changed(thing, before.get(thing), after.get(thing))
        for thing in sorted(before.keys() | after.keys())
        if _said(before.get(thing)) != _said(after.get(thing))
    )


def _said(step: PlannedStep | None) -> tuple[object, ...] | None:
    return None if step is None else (step.choice, step.year)


class Standing(Enum):
    """How a step stands."""

    DONE = "done"
    LATE_DONE = "late_done"
    LATE = "late"
    BUSY = "busy"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Actual:
    """What really happened to a thing: in which year it was finished (None: not yet), and EUR spent until now."""

    thing: str
    finished: int | None
    spent: float


@dataclass(frozen=True, slots=True)
class Followed:
    """A step with how it stands. `over` is what was spent above the plan, for what is done; else what is spent."""

    step: PlannedStep
    standing: Standing
    actual: Actual | None
    over: float


def follow_plan(plan: RoutePlan, actuals: Mapping[str, Actual], year: int) -> tuple[Followed, ...]:
    """How every step of a plan stands at the end of a year. A thing nobody reports on has not begun."""
    return tuple(_followed(step, actuals.get(step.thing), year) for step in plan.steps)


def _followed(step: PlannedStep, actual: Actual | None, year: int) -> Followed:
    spent = actual.spent if actual else 0.0
    if actual is not None and actual.finished is not None:
        late = actual.finished > step.year
        return Followed(step, Standing.LATE_DONE if late else Standing.DONE, actual, spent - step.once)
    if year >= step.year:
        return Followed(step, Standing.LATE, actual, spent)
    return Followed(step, Standing.BUSY if year >= step.first else Standing.TO_COME, actual, spent)
