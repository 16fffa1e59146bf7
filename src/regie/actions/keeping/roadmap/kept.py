"""The plans a municipality keeps: all of them, one with its steps, two side by side, and letting one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.roadmap.opened import KEPT_OPEN, Once, opened
from regie.actions.keeping.shown import NotThereError
from regie.analyses.roadmap import Changed, PlannedStep, compare_steps
from regie.store.models import Plan

_HEAVY = ("steps", "problem")


def plans(actor: Actor) -> list[Plan]:
    """All plans, the newest first, without their steps."""
    actor.require(Permission.READ)
    return list(Plan.objects.filter(municipality_id=actor.municipality).defer(*_HEAVY))


def plan(actor: Actor, number: int) -> Plan:
    """One plan with its steps. Raises NotThereError."""
    actor.require(Permission.READ)
    found = Plan.objects.filter(municipality_id=actor.municipality, id=number).defer(*_HEAVY, "body").first()
    if found is None:
        raise NotThereError(str(number))
    return opened(found)


def find_plans(actor: Actor, text: str, *, most: int = 8) -> list[Plan]:
    """The newest plans of which the name holds every word of a text."""
    actor.require(Permission.READ)
    found = Plan.objects.filter(municipality_id=actor.municipality)
    for word in text.split():
        found = found.filter(name__icontains=word)
    return list(found.only("id", "name", "made_at")[:most]) if text.split() else []


@dataclass(frozen=True, slots=True)
class PlanCourse:
    """Where applications run at the end of each year of a plan, by kind of place."""

    id: int
    name: str
    course: Sequence[Mapping[str, Any]]


def newest_course(actor: Actor) -> PlanCourse | None:
    """The course of the newest plan that has one."""
    actor.require(Permission.READ)
    found = Plan.objects.filter(municipality_id=actor.municipality, body__found=True, body__course__isnull=False)
    newest = found.values_list("id", "name", "body__course").first()
    return PlanCourse(*newest) if newest else None


def remove_plan(actor: Actor, number: int) -> str:
    """Let a plan go; its name. Raises NotThereError."""
    found = plan(actor, number)
    with performing(actor, Permission.ANALYSE, "remove_plan", about=found.name):
        found.delete()
    return found.name


def compare_plans(old: Plan, new: Plan) -> tuple[Changed, ...]:
    """The things of which two plans say different things."""
    return compare_steps(steps_of(old), steps_of(new))


def steps_of(plan: Plan) -> tuple[PlannedStep, ...]:
    """The steps of a plan as the planner knows them, without their reasons."""
    return _steps(Once.of(plan))


@lru_cache(KEPT_OPEN)
def _steps(one: Once) -> tuple[PlannedStep, ...]:
    return tuple(
        PlannedStep(
            thing=step["thing"],
            things=tuple(step["things"]),
            strategy=step["strategy"],
            target=step["target"],
            first=step["first"],
            year=step["year"],
            once=step["once"],
            exit=step["exit"],
            running=step["running"],
            cluster=step["cluster"],
        )
        for step in one.plan.steps
    )
