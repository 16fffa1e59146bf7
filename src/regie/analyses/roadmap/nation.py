"""Many municipalities planned side by side, on platforms they share: each by itself, within a fair part of the room.

Municipalities have nothing in common but the shared platforms, so each is a task of its own for any executor:
processes of this machine, or a cluster behind the same interface. Where too many want to land in one year, each gets a
part of the room after what it asked for, and plans again. Plans that ignore the room give the bound for all together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from regie.analyses.roadmap.plan import GOOD, plan_route
from regie.analyses.roadmap.problem import Choice, Problem
from regie.analyses.roadmap.results import RoutePlan
from regie.programs import Effort
from regie.readers.roadmap import Capacity

_ROUNDS = 12

Room = Mapping[str, float]
"""How many moves can land on each shared platform in a year, of all municipalities together."""


@dataclass(frozen=True, slots=True)
class NationalPlan:
    """A plan a municipality (without years when it has none), together within the room. No set of plans costs less than
    `bound` in all. `rounds` is how often some had to plan again."""

    plans: Mapping[str, RoutePlan]
    bound: float
    rounds: int
    within: bool

    @property
    def cost(self) -> float:
        """What all plans cost together."""
        return sum(plan.cost for plan in self.plans.values() if plan.found)

    @property
    def gap(self) -> float:
        """How far the cost may be above the best there is, as a part of it."""
        return max(0.0, self.cost - self.bound) / max(1.0, abs(self.cost))


def plan_nation(problems: Mapping[str, Problem], room: Room, executor: Executor, effort: Effort = GOOD) -> NationalPlan:
    """Plan every municipality. The executor may be any of `concurrent.futures`, or one that keeps its interface, such
    as `distributed.Client(...).get_executor()`. `effort` must be something that can be sent: no callbacks."""
    asking = {name: _counting(problem, room) for name, problem in problems.items()}
    plans = dict(zip(asking, executor.map(partial(plan_route, effort=effort), asking.values()), strict=True))
    bound = sum(plan.bound for plan in plans.values() if plan.found)
    for turn in range(_ROUNDS):
        over = {spot for spot, used in _used(plans, room).items() if used > room[spot[0]] + 1e-9}
        if not over:
            return NationalPlan(plans, bound, turn, within=True)
        parts = _parts(plans, room, over)
        again = {name: _within(asking[name], part) for name, part in parts.items()}
        asking.update(again)
        plans.update(zip(again, executor.map(partial(plan_route, effort=effort), again.values()), strict=True))
    within = all(used <= room[spot[0]] + 1e-9 for spot, used in _used(plans, room).items())
    return NationalPlan(plans, bound, _ROUNDS, within)


Spot = tuple[str, int]
"""A shared platform in a year."""


def _counting(problem: Problem, room: Room) -> Problem:
    """The same problem, in which landing on a shared platform asks one of its places a year."""

    def counted(choice: Choice) -> Choice:
        shared = [need for need in choice.needs if need in room]
        # a move is one place in the year it is done, so it asks as much of its years together
        places = {_place(need): float(choice.years) for need in shared}
        return replace(choice, skills={**choice.skills, **places}) if shared else choice

    things = tuple(replace(one, choices=tuple(counted(choice) for choice in one.choices)) for one in problem.things)
    return replace(problem, things=things)


def _place(platform: str) -> str:
    return f"places on {platform}"


def _used_by(plan: RoutePlan, room: Room) -> dict[Spot, float]:
    found: dict[Spot, float] = defaultdict(float)
    for step in plan.steps:
        if step.target in room:
            for year in range(step.first, step.year + 1):
                found[step.target, year] += 1.0
    return found


def _used(plans: Mapping[str, RoutePlan], room: Room) -> dict[Spot, float]:
    found: dict[Spot, float] = defaultdict(float)
    for plan in plans.values():
        for spot, used in _used_by(plan, room).items():
            found[spot] += used
    return found


def _parts(plans: Mapping[str, RoutePlan], room: Room, over: set[Spot]) -> dict[str, dict[Spot, float]]:
    """Whole places for each municipality that wants some where there are too few: the largest remainders first."""
    parts: dict[str, dict[Spot, float]] = defaultdict(dict)
    wanted = {name: _used_by(plan, room) for name, plan in plans.items()}
    for spot in sorted(over):
        asked = {name: used[spot] for name, used in wanted.items() if used.get(spot)}
        fair = {name: used * room[spot[0]] / sum(asked.values()) for name, used in asked.items()}
        given = {name: float(int(part)) for name, part in fair.items()}
        left = int(room[spot[0]] - sum(given.values()) + 1e-9)
        for name in sorted(fair, key=lambda one: (given[one] - fair[one], one))[:left]:
            given[name] += 1.0
        for name, places in given.items():
            parts[name][spot] = places
    return parts


def _within(problem: Problem, part: Mapping[Spot, float]) -> Problem:
    """The problem with so many places at most; an earlier, smaller number stays."""
    stated = {(one.skill, one.year): one.days for one in problem.capacities}
    new = []
    for (platform, year), places in part.items():
        key = (_place(platform), year)
        new.append(Capacity(key[0], min(places, stated.get(key, inf)), year))
    kept = [one for one in problem.capacities if (one.skill, one.year) not in {(two.skill, two.year) for two in new}]
    return replace(problem, capacities=(*kept, *new))
