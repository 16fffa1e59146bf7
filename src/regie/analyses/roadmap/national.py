"""The plans of all municipalities added up: cost by year, goals, and how full the shared platforms are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regie.analyses.roadmap.municipal import MunicipalPlan, YearOfNation
from regie.analyses.roadmap.nation import Spot
from regie.analyses.roadmap.problem import Key
from regie.landscape.faults import Fault


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An input that could not be planned: its name and everything wrong with it."""

    file: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class GoalOfNation:
    """A goal over all municipalities: the share that is met at the end of each year, each counted by its weight."""

    key: Key
    due: int
    asked: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NationalRoute:
    """A plan for each municipality, together within the room of the shared platforms (`within`; else some are still too
    full). No set of plans costs less than `bound` in all; `rounds` is how often some had to plan again."""

    plans: tuple[MunicipalPlan, ...]
    room: Mapping[str, float]
    bound: float
    rounds: int
    within: bool
    left_out: tuple[LeftOut, ...] = ()

    @property
    def cost(self) -> float:
        """What all plans cost together, EUR over the whole period."""
        return sum(plan.cost for plan in self.plans if plan.found)

    @property
    def gap(self) -> float:
        """How far the cost may be above the best there is, as a part of it."""
        return max(0.0, self.cost - self.bound) / max(1.0, abs(self.cost))

    @property
    def without(self) -> tuple[str, ...]:
        """The municipalities that have no plan."""
        return tuple(plan.name for plan in self.plans if not plan.found)

    @property
    def years(self) -> tuple[YearOfNation, ...]:
        """All plans together, year by year."""
        found: dict[int, YearOfNation] = {}
        for plan in self.plans:
            for one in plan.years:
                so_far = found.get(one.year, YearOfNation(one.year, 0.0, 0.0, 0))
                found[one.year] = YearOfNation(
                    one.year, so_far.spent + one.spent, so_far.running + one.running, so_far.moves + one.moves
                )
        return tuple(found[year] for year in sorted(found))

    @property
    def goals(self) -> tuple[GoalOfNation, ...]:
        """Each goal over all municipalities that have a plan."""
        of: dict[Key, list[tuple[float, Sequence[float]]]] = {}
        asked: dict[Key, tuple[int, float]] = {}
        for plan in self.plans:
            for goal in plan.goals if plan.found else ():
                of.setdefault(goal.key, []).append((goal.weight, goal.shares))
                asked[goal.key] = goal.due, goal.asked
        return tuple(GoalOfNation(key, *asked[key], _weighed(parts)) for key, parts in of.items())

    @property
    def used(self) -> Mapping[Spot, float]:
        """How many moves are on the way to each shared platform in each year."""
        found: dict[Spot, float] = {}
        for plan in self.plans:
            for spot, places in plan.room.items():
                found[spot] = found.get(spot, 0.0) + places
        return dict(sorted(found.items()))

    def to_data(self) -> dict[str, object]:
        """What is written out."""
        return {
            "cost": self.cost,
            "bound": self.bound,
            "gap": self.gap,
            "rounds": self.rounds,
            "within": self.within,
            "years": self.years,
            "goals": self.goals,
            "used": [(platform, year, places) for (platform, year), places in self.used.items()],
            "room": self.room,
            "without": self.without,
            "plans": self.plans,
            "left_out": self.left_out,
        }


def _weighed(parts: Sequence[tuple[float, Sequence[float]]]) -> tuple[float, ...]:
    weight = sum(one for one, _ in parts)
    if not weight:
        return tuple(1.0 for _ in parts[0][1])
    return tuple(
        sum(one * share for one, share in zip((w for w, _ in parts), shares, strict=True)) / weight
        for shares in zip(*(shares for _, shares in parts), strict=True)
    )
