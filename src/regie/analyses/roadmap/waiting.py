"""Which steps of a plan wait for each other: by an order somebody gave, or for a platform that must be open first."""

from __future__ import annotations

from collections.abc import Sequence

from regie.analyses.roadmap.problem import Problem
from regie.analyses.roadmap.results import PlannedStep


def waits_of(problem: Problem, steps: Sequence[PlannedStep]) -> dict[str, tuple[tuple[str, int], ...]]:
    """By the thing of each step the things of other steps that must be done first, each with how many years before."""
    planned = {step.thing: step.choice for step in steps}
    found: dict[str, dict[str, int]] = {thing: {} for thing in planned}
    for thing in problem.things:
        for choice in thing.choices if thing.id in planned else ():
            if choice.needs and planned[thing.id] == choice.key:
                found[thing.id] |= dict.fromkeys(choice.needs, 0)
    for order in problem.orders:
        if order.thing in found:
            found[order.thing][order.after] = max(order.years, found[order.thing].get(order.after, 0))
    return {
        thing: tuple((one, years) for one, years in first.items() if one in planned) for thing, first in found.items()
    }
