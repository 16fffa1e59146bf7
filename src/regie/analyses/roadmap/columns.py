"""Every step that may be taken, as columns: which choice of which thing is finished in which year, and what that asks.

Steps that cannot be are left out: before they can be done, in a freeze, or while a contract makes leaving too dear.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regie.analyses.roadmap.problem import Choice, Fixed, Problem, Thing

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_MOST_EXIT_YEARS = 1.0
"""A contract is not left while that costs more than this many years of its price."""


class Column(NamedTuple):
    """One step: places in `Problem.things`, in the choices of that thing, and in `Problem.years`."""

    thing: int
    choice: int
    year: int


@dataclass(frozen=True)
class Columns:
    """All steps that may be taken. `cost` is what each adds over the whole period, EUR; `exits` what leaving a contract
    early adds to it. `of` holds the columns of each thing, ascending by choice and year."""

    problem: Problem
    steps: tuple[Column, ...]
    thing: Ints
    year: Ints
    cost: Floats
    exits: Floats
    of: Mapping[int, range]

    def choice(self, column: int) -> Choice:
        """The choice behind a column."""
        step = self.steps[column]
        return self.problem.things[step.thing].choices[step.choice]

    @cached_property
    def years(self) -> Ints:
        """How many years each step takes."""
        return np.array([self.choice(column).years for column in range(len(self.steps))], np.int64)

    @cached_property
    def spending(self) -> Floats:
        """What each step asks of the budget, years × columns, EUR at prices of the year. Running cost is not in it, but
        for a landing platform, which nobody else pays."""
        once = np.array([self.choice(column).once.likely for column in range(len(self.steps))], np.float64)
        landing = np.array([thing.is_landing for thing in self.problem.things], bool)
        running = np.array(
            [self.choice(c).running.likely if landing[step.thing] else 0.0 for c, step in enumerate(self.steps)], float
        )
        found = self.busy * (once / self.years)
        for year, price in enumerate(self.problem.growth()):
            found[year] = (found[year] + np.where(self.year <= year, running, 0.0)) * price
            found[year] += np.where(self.year == year, self.exits, 0.0)
        return found

    @cached_property
    def busy(self) -> NDArray[np.bool_]:
        """Whether each step is being worked on in each year, years × columns."""
        year = np.arange(len(self.problem.years))[:, None]
        return (year <= self.year) & (year > self.year - self.years)

    def days(self, skill: str) -> Floats:
        """The days of a skill each step asks a year, while it is worked on."""
        asked = [self.choice(column).skills.get(skill, 0.0) for column in range(len(self.steps))]
        return np.array(asked, np.float64) / self.years

    def in_cluster(self, cluster: str) -> NDArray[np.bool_]:
        """Which steps are of a cluster; all when it is empty."""
        return np.array([cluster in ("", thing.cluster) for thing in self.problem.things], bool)[self.thing]


def columns_of(problem: Problem) -> Columns:
    """The columns of a problem."""
    steps: list[Column] = []
    costs: list[float] = []
    exits: list[float] = []
    of: dict[int, range] = {}
    growth = np.array(problem.growth())
    ahead = np.concatenate((np.cumsum(growth[::-1])[::-1], [0.0]))
    fixed = {one.thing: one for one in problem.fixed}
    for number, thing in enumerate(problem.things):
        begin = len(steps)
        free = tuple(_free_years(problem, thing))
        for place, choice in enumerate(thing.choices):
            more = choice.running.likely - thing.running
            for year in free:
                leave = _exit(problem, thing, year)
                if leave is None or not _possible(problem, thing, choice, year, fixed.get(thing.id)):
                    continue
                first = year - choice.years + 1
                once = choice.once.likely / choice.years * float(growth[first : year + 1].sum())
                steps.append(Column(number, place, year))
                exits.append(leave * float(growth[year]))
                costs.append(once + exits[-1] + more * float(ahead[year]))
        of[number] = range(begin, len(steps))
    return Columns(
        problem,
        tuple(steps),
        np.array([step.thing for step in steps], np.int64),
        np.array([step.year for step in steps], np.int64),
        np.array(costs, np.float64),
        np.array(exits, np.float64),
        of,
    )


def _free_years(problem: Problem, thing: Thing) -> Iterable[int]:
    """Places of the years in which a thing may finish anything."""
    for place, year in enumerate(problem.years):
        if thing.earliest is not None and year < thing.earliest:
            continue
        frozen = any(
            freeze.first <= year <= freeze.last and freeze.cluster in ("", thing.cluster) for freeze in problem.freezes
        )
        if not frozen or thing.is_landing:
            yield place


def _possible(problem: Problem, thing: Thing, choice: Choice, place: int, fixed: Fixed | None) -> bool:
    if place - choice.years + 1 < 0:
        return False
    year = problem.years[place]
    if fixed is not None and not _is(fixed, choice, year):
        return False
    return not any(one.thing == thing.id and _is(one, choice, year) for one in problem.forbidden)


def _is(settled: Fixed, choice: Choice, year: int) -> bool:
    return settled.choice in (None, choice.key) and settled.year in (None, year)


def _exit(problem: Problem, thing: Thing, place: int) -> float | None:
    """What leaving a contract costs at the end of a year, at first-year prices; None when that is too much."""
    if thing.bound_until is None:
        return 0.0
    left = (thing.bound_until - date(problem.years[place], 12, 31)).days / 365.25
    if left <= 0:
        return 0.0
    cost = problem.exit_share * left
    return cost * thing.running if cost <= _MOST_EXIT_YEARS else None
