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
    """How a step stands. `AHEAD` is done in an earlier year than planned, `DROPPED` will not be done any more."""

    DONE = "done"
    AHEAD = "ahead"
    LATE_DONE = "late_done"
    LATE = "late"
    BUSY = "busy"
    TO_COME = "to_come"
    DROPPED = "dropped"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Actual:
    """What really happened to a thing: in which year it was finished (None: not yet), and EUR spent until now (None:
    nobody says). `done` when it is known to be finished, though nobody says in which year; `dropped` when it is given
    up."""

    thing: str
    finished: int | None = None
    spent: float | None = None
    done: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """A step with how it stands. `over` is what was spent above the plan, for what is done; else what is spent; None
    when nobody says what was spent."""

    step: PlannedStep
    standing: Standing
    actual: Actual | None
    over: float | None


def follow_plan(plan: RoutePlan, actuals: Mapping[str, Actual], year: int) -> tuple[Followed, ...]:
    """How every step of a plan stands at the end of a year. A thing nobody reports on has not begun."""
    return follow_steps(plan.steps, actuals, year, year)


def follow_steps(
    steps: Sequence[PlannedStep], actuals: Mapping[str, Actual], ended: int, going: int
) -> tuple[Followed, ...]:
    """The same of the steps alone, as a kept plan holds them: in the year `going`, `ended` being the last that is over.

    A step is late once its year is over.
    """
    return tuple(_followed(step, actuals.get(step.thing), ended, going) for step in steps)


def _followed(step: PlannedStep, actual: Actual | None, ended: int, going: int) -> Followed:
    standing = _standing(step, actual, ended, going)
    spent = 0.0 if actual is None else actual.spent
    finished = standing in (Standing.DONE, Standing.AHEAD, Standing.LATE_DONE)
    return Followed(step, standing, actual, spent - step.once if finished and spent is not None else spent)


def _standing(step: PlannedStep, actual: Actual | None, ended: int, going: int) -> Standing:
    if actual is not None:
        if actual.dropped:
            return Standing.DROPPED
        if actual.finished is not None:
            sooner, later = actual.finished < step.year, actual.finished > step.year
            return Standing.AHEAD if sooner else Standing.LATE_DONE if later else Standing.DONE
        if actual.done:
            return Standing.AHEAD if going < step.year else Standing.DONE
    if step.year <= ended:
        return Standing.LATE
    return Standing.BUSY if step.first <= going else Standing.TO_COME
