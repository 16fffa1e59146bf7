"""Where applications run at the end of each year of a plan, by kind of place."""

from __future__ import annotations

from collections import Counter
from typing import Any

from regie.analyses.roadmap import PlannedStep, RoutePlan
from regie.landscape import Application, Landscape, Platform
from regie.reports.assessment import Assessment
from regie.reports.kept.places import kind_of

STOPPED = "stopped"
"""Of an application that is there no longer."""


def course(plan: RoutePlan, assessment: Assessment) -> list[dict[str, Any]]:
    """Per year of a plan how many applications run on each kind of place at its end.

    A step counts from the year in which it is finished. When a platform moves, what still runs on it moves along; what
    the plan leaves alone stays where it is.
    """
    landscape = assessment.landscape
    places = {one.id: kind_of(assessment, one) for one in landscape.all(Application)}
    hosts = {one.id: one.platform.value_or("") for one in landscape.all(Application)}
    steps, made = sorted(plan.steps, key=lambda step: step.year), []
    for each in plan.years:
        for step in steps:
            if step.year == each.year:
                _take(step, landscape, places, hosts)
        made.append({"year": each.year, "kinds": dict(Counter(places.values()))})
    return made


def _take(step: PlannedStep, landscape: Landscape, places: dict[str, str], hosts: dict[str, str]) -> None:
    where = _kind(step, landscape)
    if not where:
        return
    moved = set(step.things)
    for id_ in places:
        if id_ in moved:
            places[id_], hosts[id_] = where, ""
        elif hosts[id_] in moved and where != STOPPED:
            places[id_] = where


def _kind(step: PlannedStep, landscape: Landscape) -> str:
    """The kind of place a step leads to; empty when nothing is moved by it."""
    if step.strategy == "retire":
        return STOPPED
    there = landscape.get(step.target)
    if isinstance(there, Platform):
        return there.kind.value.value if there.kind.known else "unknown"
    return step.target
