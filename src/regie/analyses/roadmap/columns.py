"""Every step that may be taken, as columns: which choice of which thing is finished in which year, and what that asks.

Steps that cannot be are left out: before they can be done, in a freeze, or while a contract makes leaving too dear.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
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


class Run(NamedTuple):
    """The columns of one choice: side by side from `first`, one for each of `years` (places), ascending."""

    choice: Choice
    first: int
    years: tuple[int, ...]

    def until(self, year: int) -> range:
        """Those by which it is done at the end of a year."""
        return range(self.first, self.first + bisect_right(self.years, year))


@dataclass(frozen=True)
class Columns:
    """All steps that may be taken. `cost` is what each adds over the whole period, EUR; `exits` what leaving a contract
    early adds to it. `of` holds the columns of each thing, ascending by choice and year, and `runs` the same by choice.
    """

    problem: Problem
    steps: tuple[Column, ...]
    thing: Ints
    year: Ints
    cost: Floats
    exits: Floats
    of: Mapping[int, range]
    runs: Mapping[int, tuple[Run, ...]]

    def choice(self, column: int) -> Choice:
        """The choice behind a column."""
        step = self.steps[column]
        return self.problem.things[step.thing].choices[step.choice]

    @cached_property
    def years(self) -> Ints:
        """How many years each step takes."""
        return self._each([run.choice.years for run in self._all]).astype(np.int64)

    @cached_property
    def spending(self) -> Floats:
        """What each step asks of the budget, years × columns, EUR at prices of the year. Running cost is not in it, but
        for a landing platform, which nobody else pays."""
        once = self._each([run.choice.once.likely for run in self._all])
        landing = np.array([thing.is_landing for thing in self.problem.things], bool)[self.thing]
        running = np.where(landing, self._each([run.choice.running.likely for run in self._all]), 0.0)
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
        return self._each([run.choice.skills.get(skill, 0.0) for run in self._all]) / self.years

    def in_cluster(self, cluster: str) -> NDArray[np.bool_]:
        """Which steps are of a cluster; all when it is empty."""
        return np.array([cluster in ("", thing.cluster) for thing in self.problem.things], bool)[self.thing]

    @cached_property
    def _all(self) -> tuple[Run, ...]:
        return tuple(run for runs in self.runs.values() for run in runs)

    def _each(self, by_choice: Iterable[float]) -> Floats:
        """A value for every column, from one for every choice."""
        lengths = [len(run.years) for run in self._all]
        return np.repeat(np.array(list(by_choice), np.float64), np.array(lengths, np.int64))


def columns_of(problem: Problem) -> Columns:
    """The columns of a problem."""
    making = _Making(problem)
    runs = {number: tuple(making.runs(number, thing)) for number, thing in enumerate(problem.things)}
    begins = [0, *accumulate(sum(len(run.years) for run in each) for each in runs.values())]
    return Columns(
        problem,
        tuple(making.steps),
        np.array([step.thing for step in making.steps], np.int64),
        np.array([step.year for step in making.steps], np.int64),
        np.array(making.costs, np.float64),
        np.array(making.exits, np.float64),
        {number: range(begins[number], begins[number + 1]) for number in runs},
        runs,
    )


class _Making:
    """Steps with their costs, in the order of their columns."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.growth = list(problem.growth())
        self.until = [0.0, *accumulate(self.growth)]
        self.steps: list[Column] = []
        self.costs: list[float] = []
        self.exits: list[float] = []
        self.fixed = _by_thing(problem.fixed)
        self.forbidden = _by_thing(problem.forbidden)

    def runs(self, number: int, thing: Thing) -> Iterator[Run]:
        """The columns of a thing; a choice that cannot be taken in any year has none."""
        leaving = {year: _exit(self.problem, thing, year) for year in self._free_years(thing)}
        free = {year: cost * self.growth[year] for year, cost in leaving.items() if cost is not None}
        for place, choice in enumerate(thing.choices):
            years = tuple(year for year in free if self._possible(thing, choice, year))
            first = len(self.steps)
            part, more = choice.once.likely / choice.years, choice.running.likely - thing.running
            for year in years:
                once = part * (self.until[year + 1] - self.until[year + 1 - choice.years])
                self.steps.append(Column(number, place, year))
                self.exits.append(free[year])
                self.costs.append(once + free[year] + more * (self.until[-1] - self.until[year]))
            yield Run(choice, first, years)

    def _free_years(self, thing: Thing) -> Iterator[int]:
        """Places of the years in which a thing may finish anything: no more than the one it is settled in."""
        settled = {one.year for one in self.fixed.get(thing.id, ())}
        freezes = [one for one in self.problem.freezes if one.cluster in ("", thing.cluster) and not thing.is_landing]
        for place, year in enumerate(self.problem.years):
            if settled and None not in settled and year not in settled:
                continue
            if thing.earliest is not None and year < thing.earliest:
                continue
            if not any(one.first <= year <= one.last for one in freezes):
                yield place

    def _possible(self, thing: Thing, choice: Choice, place: int) -> bool:
        if place - choice.years + 1 < 0:
            return False
        year = self.problem.years[place]
        if thing.id in self.fixed and not any(_is(one, choice, year) for one in self.fixed[thing.id]):
            return False
        return not any(_is(one, choice, year) for one in self.forbidden.get(thing.id, ()))


def _by_thing(settled: Iterable[Fixed]) -> dict[str, list[Fixed]]:
    found: dict[str, list[Fixed]] = {}
    for one in settled:
        found.setdefault(one.thing, []).append(one)
    return found


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
