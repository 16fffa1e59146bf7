"""How a plan turns out when estimates are ranges: cost and duration drawn many times, alike within one supplier.

Each estimate is a triangle from its least over its likely to its most. With the chance `alike` a draw shares its luck
with all other steps of the same supplier: the rank correlation of two of its steps is then `alike` squared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from regie.analyses.roadmap.plan import GOOD, plan_route
from regie.analyses.roadmap.problem import Aim, Choice, Key, Problem, Thing
from regie.analyses.roadmap.results import PlannedStep, RoutePlan
from regie.programs import Effort
from regie.readers.roadmap import Estimate

Floats = NDArray[np.float64]
DRAWS = 10_000
ALIKE = 0.6
"""An assumption: no source measures how alike the overruns at one supplier are."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Of an amount: its planned value, mean, and the values that half and nine in ten of the draws stay under."""

    planned: float
    mean: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How a plan turns out. `years` holds what is spent on moving a year; `chances` the share of draws in which each
    goal is met when it is due; `matters` the steps whose estimates move the cost most, by the share of its variance."""

    cost: Spread
    years: Mapping[int, Spread]
    chances: Mapping[Key, float]
    matters: tuple[tuple[str, float], ...]
    draws: int
    seed: int

    def to_data(self) -> dict[str, object]:
        """What is written out."""
        return {
            "cost": self.cost,
            "years": {str(year): spread for year, spread in self.years.items()},
            "chances": {"/".join(key): chance for key, chance in self.chances.items()},
            "matters": self.matters,
            "draws": self.draws,
            "seed": self.seed,
        }


def uncertainty(plan: RoutePlan, draws: int = DRAWS, seed: int = 1, alike: float = ALIKE) -> Uncertainty:
    """Draw the outcomes of a plan. Raises ValueError for a plan without steps in years."""
    if not plan.found:
        raise ValueError("there is no plan to draw from")
    return _Draws(plan, draws, seed, alike).result()


def robust(problem: Problem, part: float = 0.8, effort: Effort = GOOD) -> RoutePlan:
    """The plan that is cheapest when every estimate turns out as high as `part` of its draws, and every move takes as
    long as it may: its budgets, people and dates hold then."""
    things = tuple(
        replace(thing, choices=tuple(_pessimistic(choice, part) for choice in thing.choices))
        for thing in problem.things
    )
    return plan_route(replace(problem, things=things), effort)


def _pessimistic(choice: Choice, part: float) -> Choice:
    def high(estimate: Estimate) -> Estimate:
        return replace(estimate, likely=float(triangle(estimate, np.array([part]))[0]))

    years = max(choice.years, choice.years_high)
    return replace(choice, once=high(choice.once), running=high(choice.running), years=years)


def triangle(estimate: Estimate, luck: Floats) -> Floats:
    """The values of an estimate at these parts of its draws, from 0 (least) to 1 (most)."""
    low, likely, high = estimate.low, estimate.likely, estimate.high
    if high <= low:
        return np.full(len(luck), likely)
    at = (likely - low) / (high - low)
    below = low + np.sqrt(luck * (high - low) * (likely - low))
    above = high - np.sqrt((1 - luck) * (high - low) * (high - likely))
    return np.where(luck < at, below, above)


class _Draws:
    def __init__(self, plan: RoutePlan, draws: int, seed: int, alike: float) -> None:
        self.plan, self.draws, self.seed, self.alike = plan, draws, seed, alike
        self.problem = plan.problem
        self.random = np.random.default_rng(seed)
        self.shared: dict[tuple[str, str], Floats] = {}
        self.growth = np.array(self.problem.growth())
        self.things = {thing.id: thing for thing in self.problem.things}

    def result(self) -> Uncertainty:
        years = len(self.problem.years)
        spent = np.zeros((years, self.draws))
        total = np.zeros(self.draws)
        late: dict[str, NDArray[np.int64]] = {}
        parts: dict[str, Floats] = {}
        for step in self.plan.steps:
            thing = self.things[step.thing]
            choice = next(one for one in thing.choices if one.key == step.choice)
            moved, after = self._step(step, thing, choice)
            spent += moved
            late[step.thing] = self._late(choice)
            parts[step.name or step.thing] = moved.sum(axis=0) + after
            total += parts[step.name or step.thing]
        return Uncertainty(
            _spread(self.plan.cost, total),
            {
                year: _spread(self.plan.years[place].spent, spent[place])
                for place, year in enumerate(self.problem.years)
            },
            {aim.key: self._chance(aim, late) for aim in self.problem.aims if aim.target > 0},
            _matters(parts, total),
            self.draws,
            self.seed,
        )

    def _luck(self, kind: str, supplier: str) -> Floats:
        own = self.random.random(self.draws)
        if not supplier:
            return own
        key = (kind, supplier)
        if key not in self.shared:
            self.shared[key] = self.random.random(self.draws)
        together = self.random.random(self.draws) < self.alike
        return np.where(together, self.shared[key], own)

    def _step(self, step: PlannedStep, thing: Thing, choice: Choice) -> tuple[Floats, Floats]:
        """What moving costs by year, and how running costs differ in all."""
        first, last = (self.problem.years.index(year) for year in (step.first, step.year))
        once = triangle(choice.once, self._luck("once", choice.supplier))
        running = triangle(choice.running, self._luck("running", choice.supplier))
        moved = np.zeros((len(self.growth), self.draws))
        for place in range(first, last + 1):
            moved[place] = once / (last - first + 1) * self.growth[place]
        moved[last] += step.exit
        if thing.is_landing:
            moved[last:] += running * self.growth[last:, None]
            return moved, np.zeros(self.draws)
        return moved, (running - thing.running) * self.growth[last:].sum()

    def _late(self, choice: Choice) -> NDArray[np.int64]:
        """How many years later than planned a move is done."""
        most = max(0, choice.years_high - choice.years)
        if not most:
            return np.zeros(self.draws, np.int64)
        # a triangle from nothing to the most, likeliest at nothing
        luck = self._luck("years", choice.supplier)
        late = np.minimum(most, np.floor((most + 1) * (1 - np.sqrt(1 - luck))))
        return np.asarray(late, np.int64)

    def _chance(self, aim: Aim, late: Mapping[str, NDArray[np.int64]]) -> float:
        met = np.zeros(self.draws)
        weight = 0.0
        state: dict[str, NDArray[np.bool_] | None] = {}
        for unit in aim.units:
            each = [state.setdefault(need, self._met(aim, need, late)) for need in unit.needs]
            if unit.needs == (unit.id,) and each[0] is None:
                continue
            weight += unit.weight
            if not unit.stuck:
                holds = [one for one in each if one is not None]
                met += unit.weight * (np.logical_and.reduce(holds) if holds else np.ones(self.draws, bool))
        return float(np.mean(met >= aim.target * weight - 1e-9)) if weight else 1.0

    def _met(self, aim: Aim, id_: str, late: Mapping[str, NDArray[np.int64]]) -> NDArray[np.bool_] | None:
        """In which draws a thing is met when the aim is due; None when it is retired by then."""
        thing, step = self.things.get(id_), self.plan.of(id_)
        if thing is None:
            return np.zeros(self.draws, bool)
        before = np.full(self.draws, aim.key in thing.meets)
        if step is None:
            return before | self._along(aim, thing.along, late)
        done = step.year + late[step.thing] <= aim.due
        choice = next(one for one in thing.choices if one.key == step.choice)
        if choice.strategy.value == "retire":
            return None if bool(done.all()) else done | before
        after = np.full(self.draws, aim.key in choice.meets) | self._along(aim, choice.meets_with, late)
        return np.where(done, after, before)

    def _along(
        self, aim: Aim, platforms: Mapping[str, frozenset[Key]], late: Mapping[str, NDArray[np.int64]]
    ) -> NDArray[np.bool_]:
        found = np.zeros(self.draws, bool)
        for platform, keys in platforms.items():
            if aim.key in keys and self.plan.of(platform) is not None:
                moved = self._met(aim, platform, late)
                found |= moved if moved is not None else False
        return found


def _spread(planned: float, drawn: Floats) -> Spread:
    half, nine = np.quantile(drawn, (0.5, 0.9))
    return Spread(planned, float(drawn.mean()), float(half), float(nine))


def _matters(parts: Mapping[str, Floats], total: Floats) -> tuple[tuple[str, float], ...]:
    """By the covariance of each part with the whole: together they are the variance of the whole."""
    variance = float(total.var())
    if variance < 1e-9:
        return ()
    centred = total - total.mean()
    shares = [(name, float(np.mean((part - part.mean()) * centred)) / variance) for name, part in parts.items()]
    return tuple(sorted(shares, key=lambda one: -one[1])[:10])
