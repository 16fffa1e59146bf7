"""The plan of one municipality as the country needs it: cost by year, goals, and what it takes of shared platforms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regie.analyses.roadmap.nation import Part, Spot, used_by
from regie.analyses.roadmap.problem import Key
from regie.analyses.roadmap.results import RoutePlan
from regie.programs import Status

FORMAT = 1
"""Raised when what is stored, or how, changes: older files are then made again."""


@dataclass(frozen=True, slots=True)
class YearOfNation:
    """One year: EUR spent on moves, difference in running costs, and how many moves are finished."""

    year: int
    spent: float
    running: float
    moves: int


@dataclass(frozen=True, slots=True)
class MunicipalGoal:
    """A goal of one plan: the share that is met at the end of each year, of so much weight."""

    key: Key
    due: int
    asked: float
    weight: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class MunicipalPlan:
    """A plan without its steps. `file` is the input it was made from, `used` what it takes of the shared platforms."""

    file: str
    name: str
    status: Status
    cost: float
    bound: float
    steps: int
    used: tuple[tuple[str, int, float], ...]
    years: tuple[YearOfNation, ...]
    goals: tuple[MunicipalGoal, ...]

    @property
    def found(self) -> bool:
        """Whether there is a plan at all."""
        return bool(self.years)

    @property
    def room(self) -> Part:
        """What it takes of the room, by platform and year."""
        return {(platform, year): places for platform, year, places in self.used}


def municipal_plan(plan: RoutePlan, file: str, name: str, shared: Iterable[str]) -> MunicipalPlan:
    """What is kept of a plan."""
    used: Mapping[Spot, float] = used_by(plan, shared)
    goals = (
        MunicipalGoal(
            aim.key,
            aim.due,
            aim.target,
            aim.weight + aim.outside,
            tuple(year.reached[place].share for year in plan.years),
        )
        for place, aim in enumerate(plan.problem.aims)
    )
    return MunicipalPlan(
        file,
        name,
        plan.status,
        plan.cost,
        plan.bound,
        len(plan.steps),
        tuple((platform, year, places) for (platform, year), places in sorted(used.items())),
        tuple(YearOfNation(one.year, one.spent, one.running, one.moves) for one in plan.years),
        tuple(goals),
    )


def to_data(one: MunicipalPlan) -> dict[str, Any]:
    """Only text, numbers, lists and mappings; a plan that was not found has no cost."""
    return {
        "file": one.file,
        "name": one.name,
        "status": one.status.value,
        "cost": one.cost if one.found else None,
        "bound": one.bound if one.found else None,
        "steps": one.steps,
        "used": [list(each) for each in one.used],
        "years": [[each.year, each.spent, each.running, each.moves] for each in one.years],
        "goals": [[*each.key, each.due, each.asked, each.weight, list(each.shares)] for each in one.goals],
    }


def from_data(data: Mapping[str, Any]) -> MunicipalPlan:
    """The reverse. Raises KeyError, TypeError or ValueError for data that this version did not write."""
    goals: Sequence[Any] = data["goals"]
    return MunicipalPlan(
        data["file"],
        data["name"],
        Status(data["status"]),
        float("inf") if data["cost"] is None else data["cost"],
        float("-inf") if data["bound"] is None else data["bound"],
        data["steps"],
        tuple((platform, year, places) for platform, year, places in data["used"]),
        tuple(YearOfNation(*each) for each in data["years"]),
        tuple(
            MunicipalGoal((goal, reading), due, asked, weight, tuple(shares))
            for goal, reading, due, asked, weight, shares in goals
        ),
    )
