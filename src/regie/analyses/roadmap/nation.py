"""Many municipalities planned side by side, on platforms they share: each by itself, within a fair part of the room.

Municipalities have nothing in common but the shared platforms, so each is a task of its own for any executor:
processes of this machine, or a cluster behind the same interface. Where too many want to land in one year, each gets a
part of the room after what it asked for, and plans again. Plans that ignore the room give the bound for all together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from typing import Generic, TypeVar

from regie.analyses.roadmap.plan import GOOD, plan_route
from regie.analyses.roadmap.problem import Choice, Problem
from regie.analyses.roadmap.results import RoutePlan
from regie.programs import Effort
from regie.readers.roadmap import Capacity

_ROUNDS = 12
_FREE = 2
"""So often a municipality that got too few places in one year may look for others; then all years are given out."""

P = TypeVar("P")

Room = Mapping[str, float]
"""How many moves can land on each shared platform in a year, of all municipalities together."""

Spot = tuple[str, int]
"""A shared platform in a year."""

Part = Mapping[Spot, float]
"""How many moves one municipality may have on the way to a platform in a year; what is not in it has no limit."""


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
    asking = {name: counting(problem, room) for name, problem in problems.items()}

    def ask(parts: Mapping[str, Part]) -> dict[str, RoutePlan]:
        within_part = (within(asking[name], part) for name, part in parts.items())
        return dict(zip(parts, executor.map(partial(plan_route, effort=effort), within_part), strict=True))

    years = sorted({year for problem in problems.values() for year in problem.years})
    shared = share_room(problems, room, years, ask, lambda plan: used_by(plan, room))
    bound = sum(plan.bound for plan in shared.alone.values() if plan.found)
    return NationalPlan(shared.plans, bound, shared.rounds, shared.within)


@dataclass(frozen=True, slots=True)
class Shared(Generic[P]):
    """A plan for each name; `alone` are those made as if nobody else were there."""

    plans: Mapping[str, P]
    alone: Mapping[str, P]
    rounds: int
    within: bool


def share_room(
    names: Iterable[str],
    room: Room,
    years: Sequence[int],
    ask: Callable[[Mapping[str, Part]], Mapping[str, P]],
    used: Callable[[P], Part],
) -> Shared[P]:
    """Plans that fit in the room together. `ask` makes the plans of some names, each within a part; `used` says what a
    plan takes of the room.

    At first only years that are too full are given out; from the third time on all `years` of such a platform, because
    plans would shift from year to year.
    """
    parts: dict[str, Part] = {name: {} for name in names}
    alone = ask(parts)
    plans = dict(alone)
    for turn in range(_ROUNDS + 1):
        taken = {name: used(plan) for name, plan in plans.items()}
        over = {spot for spot, places in _together(taken).items() if places > room[spot[0]] + 1e-9}
        if not over or turn == _ROUNDS:
            break
        again: dict[str, Part] = {}
        given = _parts(taken, room, over) if turn < _FREE else _all_years(taken, room, {one for one, _ in over}, years)
        for name, part in given.items():
            earlier = parts[name]
            # an earlier, smaller part stays
            again[name] = {**earlier, **{spot: min(places, earlier.get(spot, inf)) for spot, places in part.items()}}
        parts.update(again)
        # a plan that keeps to the new part is as good within it as it was
        plans.update(ask({name: part for name, part in again.items() if not _keeps_to(taken[name], part)}))
    return Shared(plans, alone, turn, not over)


def counting(problem: Problem, room: Iterable[str]) -> Problem:
    """The same problem, in which landing on a shared platform asks one of its places a year."""
    names = frozenset(room)

    def counted(choice: Choice) -> Choice:
        shared = [need for need in choice.needs if need in names]
        # a move is one place in the year it is done, so it asks as much of its years together
        places = {_place(need): float(choice.years) for need in shared}
        return replace(choice, skills={**choice.skills, **places}) if shared else choice

    things = tuple(replace(one, choices=tuple(counted(choice) for choice in one.choices)) for one in problem.things)
    return replace(problem, things=things)


def within(problem: Problem, part: Part) -> Problem:
    """The problem, counting places, with so many of them at most."""
    new = tuple(Capacity(_place(platform), places, year) for (platform, year), places in part.items())
    return replace(problem, capacities=(*problem.capacities, *new))


def used_by(plan: RoutePlan, room: Iterable[str]) -> dict[Spot, float]:
    """What a plan takes of the room."""
    names = frozenset(room)
    found: dict[Spot, float] = defaultdict(float)
    for step in plan.steps:
        if step.target in names:
            for year in range(step.first, step.year + 1):
                found[step.target, year] += 1.0
    return found


def _keeps_to(taken: Part, part: Part) -> bool:
    return all(taken.get(spot, 0.0) <= places + 1e-9 for spot, places in part.items())


def _place(platform: str) -> str:
    return f"places on {platform}"


def _together(taken: Mapping[str, Part]) -> dict[Spot, float]:
    found: dict[Spot, float] = defaultdict(float)
    for part in taken.values():
        for spot, places in part.items():
            found[spot] += places
    return found


def _parts(taken: Mapping[str, Part], room: Room, over: set[Spot]) -> dict[str, dict[Spot, float]]:
    """Places in the years that are too full, after what each asked for in them."""
    parts: dict[str, dict[Spot, float]] = defaultdict(dict)
    for spot in sorted(over):
        asked = {name: used[spot] for name, used in taken.items() if used.get(spot)}
        for name, places in _given(asked, room[spot[0]]).items():
            parts[name][spot] = places
    return parts


def _all_years(
    taken: Mapping[str, Part], room: Room, platforms: set[str], years: Sequence[int]
) -> dict[str, dict[Spot, float]]:
    """Places in all years, after what each asked for in that year and in all years together."""
    parts: dict[str, dict[Spot, float]] = defaultdict(dict)
    for platform in sorted(platforms):
        whole = {name: sum(used.get((platform, year), 0.0) for year in years) for name, used in taken.items()}
        for year in years:
            spot = (platform, year)
            asked = {name: taken[name].get(spot, 0.0) + all_ / len(years) for name, all_ in whole.items() if all_}
            for name, places in _given(asked, room[platform]).items():
                parts[name][spot] = places
    return parts


def _given(asked: Mapping[str, float], room: float) -> dict[str, float]:
    """Whole places, in all what there is room for: the largest remainders first."""
    fair = {name: part * room / sum(asked.values()) for name, part in asked.items()}
    given = {name: float(int(part)) for name, part in fair.items()}
    left = int(room - sum(given.values()) + 1e-9)
    for name in sorted(fair, key=lambda one: (given[one] - fair[one], one))[:left]:
        given[name] += 1.0
    return given
