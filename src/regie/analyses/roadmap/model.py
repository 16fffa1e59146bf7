"""The problem as a mixed integer program: one column a step, rows for all that must hold.

Two kinds of columns are added to the steps: whether a unit of an aim is met when it needs several things, and whether a
thing is met along with the platform it sits on. Both are whole by themselves once the steps are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf

import numpy as np
from numpy.typing import NDArray

from regie.analyses.roadmap.columns import Columns, columns_of
from regie.analyses.roadmap.matrix import Hold, Label, Matrix
from regie.analyses.roadmap.problem import Aim, Choice, Problem, Unit
from regie.readers.roadmap import Strategy

Floats = NDArray[np.float64]
Entries = list[tuple[int, float]]


@dataclass
class Model:
    """Columns (steps first, then `extra` ones between 0 and 1 that cost nothing), rows, where each thing is by its id,
    and the row that says it changes at most once."""

    columns: Columns
    matrix: Matrix = field(default_factory=Matrix)
    extra: int = 0
    place: dict[str, int] = field(default_factory=dict)
    once: dict[int, int] = field(default_factory=dict)

    @property
    def problem(self) -> Problem:
        """What it was made from."""
        return self.columns.problem

    @property
    def size(self) -> int:
        """How many columns there are."""
        return len(self.columns.steps) + self.extra

    def cost(self) -> Floats:
        """What each column adds over the whole period, EUR."""
        return np.concatenate((self.columns.cost, np.zeros(self.extra)))

    def whole(self) -> NDArray[np.bool_]:
        """Which columns must be whole: all steps."""
        return np.concatenate((np.ones(len(self.columns.steps), bool), np.zeros(self.extra, bool)))

    def add(self) -> int:
        """A new column between 0 and 1."""
        self.extra += 1
        return self.size - 1

    def until(self, thing: int, year: int, wanted: Callable[[Choice], bool] | None = None) -> list[int]:
        """The columns by which a thing has made a wanted choice (any) at the end of a year, by its place."""
        return [
            column
            for run in self.columns.runs[thing]
            if wanted is None or wanted(run.choice)
            for column in run.until(year)
        ]


def model_of(problem: Problem) -> Model:
    """The program of a problem."""
    model = Model(columns_of(problem))
    model.place = {thing.id: number for number, thing in enumerate(problem.things)}
    _once(model)
    _order(model)
    _landings(model)
    _money(model)
    _people(model)
    _moves(model)
    for aim in problem.aims:
        add_aim(model, aim)
    return model


def _once(model: Model) -> None:
    fixed = {one.thing for one in model.problem.fixed}
    for number, thing in enumerate(model.problem.things):
        entries = [(column, 1.0) for column in model.columns.of[number]]
        if thing.id in fixed:
            model.matrix.row(Label(Hold.FIXED, (thing.id,)), entries, 1.0, 1.0)
        elif entries:
            model.once[number] = model.matrix.row(Label(Hold.ONCE, (thing.id,)), entries, high=1.0)


def _order(model: Model) -> None:
    last = len(model.problem.years)
    for order in model.problem.orders:
        thing, after = model.place.get(order.thing), model.place.get(order.after)
        if thing is None or after is None:
            continue
        for year in range(last):
            mine = model.until(thing, year)
            if mine:
                label = Label(Hold.ORDER, (order.thing, order.after), model.problem.years[year])
                model.matrix.difference(label, mine, model.until(after, year - order.years))


def _landings(model: Model) -> None:
    """Nothing lands before its platform is open: row by row, which makes the relaxation tight."""
    years = model.problem.years
    needed = {need for thing in model.problem.things for choice in thing.choices for need in choice.needs}
    opened = {need: [model.until(model.place[need], year) for year in range(len(years))] for need in needed}
    for number, thing in enumerate(model.problem.things):
        for need in sorted({need for choice in thing.choices for need in choice.needs}):
            landing = [run for run in model.columns.runs[number] if need in run.choice.needs]
            for year in sorted({year for run in landing for year in run.years}):
                landed = [column for run in landing for column in run.until(year)]
                model.matrix.difference(Label(Hold.LANDING, (thing.id, need), years[year]), landed, opened[need][year])


def _money(model: Model) -> None:
    problem = model.problem
    for cluster in sorted({budget.cluster for budget in problem.budgets}):
        amounts = {budget.year: budget.amount for budget in problem.budgets if budget.cluster == cluster}
        spending = model.columns.spending * model.columns.in_cluster(cluster)
        together, have = np.zeros(len(model.columns.steps)), 0.0
        for place, year in enumerate(problem.years):
            if not problem.carry_over:
                together, have = np.zeros(len(model.columns.steps)), 0.0
            together = together + spending[place]
            have += amounts.get(year, 0.0 if problem.carry_over else inf)
            if have < inf and together.any():
                model.matrix.columns(Label(Hold.BUDGET, (cluster,), year), together, high=have)


def _people(model: Model) -> None:
    columns = model.columns
    for capacity in model.problem.capacities:
        days = columns.days(capacity.skill) * columns.in_cluster(capacity.cluster)
        for place, year in enumerate(model.problem.years):
            asked = days * columns.busy[place]
            if capacity.year in (None, year) and asked.any():
                label = Label(Hold.CAPACITY, (capacity.skill, capacity.cluster), year)
                model.matrix.columns(label, asked, high=capacity.days)


def _moves(model: Model) -> None:
    columns = model.columns
    moves = np.array([thing.moves for thing in model.problem.things], np.float64)[columns.thing]
    for limit in model.problem.limits:
        clusters = {limit.cluster} if limit.cluster else {thing.cluster for thing in model.problem.things}
        for cluster in sorted(clusters):
            mine = np.array([thing.cluster == cluster for thing in model.problem.things], bool)[columns.thing]
            for place, year in enumerate(model.problem.years):
                made = moves * (mine & (columns.year == place))
                if made.any():
                    model.matrix.columns(Label(Hold.MOVES, (cluster,), year), made, high=limit.moves)


def add_aim(model: Model, aim: Aim) -> None:
    """Rows that ask an aim at the end of its due year and of the plan."""
    last = len(model.problem.years) - 1
    due = min(max(aim.due - model.problem.years[0], 0), last)
    for place in sorted({due, last}):
        year = model.problem.years[place]
        if aim.target >= 1:
            for unit in aim.units:
                for need, entries, base in _parts(model, aim, unit, place):
                    if base < 1 or any(value < 0 for _, value in entries):
                        model.matrix.row(Label(Hold.AIM, aim.key, year, need), entries, low=1.0 - base)
            continue
        entries, base = weighed(model, aim, place)
        model.matrix.row(Label(Hold.AIM, aim.key, year), entries, low=aim.target * aim.weight - base)


def weighed(model: Model, aim: Aim, place: int) -> tuple[Entries, float]:
    """The weight of an aim that is met at the end of a year: a sum over columns, and what is met as it stands.

    What is retired leaves both sides of the share: it adds its weight times the target.
    """
    total: Entries = []
    met = 0.0
    for unit in aim.units:
        if unit.stuck or not unit.weight:
            continue
        parts = list(_parts(model, aim, unit, place))
        if len(parts) == 1 and unit.needs == (unit.id,):
            _, entries, base = parts[0]
            retired = set(model.until(model.place[unit.id], place, _retires)) if unit.id in model.place else set()
            total += [(c, v * unit.weight - (1 - aim.target) * unit.weight * (c in retired)) for c, v in entries]
            missing = [c for c in retired if c not in {c for c, _ in entries}]
            total += [(c, (aim.target - 1) * unit.weight) for c in missing]
            met += base * unit.weight
        elif all(not entries for _, entries, _ in parts):
            met += unit.weight * min((base for _, _, base in parts), default=1.0)
        else:
            column = model.add()
            for need, entries, base in parts:
                label = Label(Hold.UNIT, aim.key, model.problem.years[place], need)
                model.matrix.row(label, [(column, 1.0), *((c, -v) for c, v in entries)], high=base)
            total.append((column, unit.weight))
    return total, met


def _retires(choice: Choice) -> bool:
    return choice.strategy is Strategy.RETIRE


def _parts(model: Model, aim: Aim, unit: Unit, place: int) -> Iterator[tuple[str, Entries, float]]:
    """Per thing a unit needs: whether it is met at the end of a year, as a sum over columns and a base."""
    for need in unit.needs:
        yield need, *_met(model, aim, need, place)
    if unit.stuck:
        yield unit.id, [], 0.0


def _met(model: Model, aim: Aim, id_: str, place: int) -> tuple[Entries, float]:
    number = model.place.get(id_)
    if number is None:
        return [], 0.0  # nobody said how it could change
    thing = model.problem.things[number]
    base = float(aim.key in thing.meets)
    entries: Entries = []
    for run in model.columns.runs[number]:
        good = aim.key in run.choice.meets or _retires(run.choice)
        if good != bool(base):
            entries.extend((column, 1.0 if good else -1.0) for column in run.until(place))
    for platform, columns, stands in _along(model, aim, number, place):
        together = model.add()
        label = Label(Hold.UNIT, aim.key, model.problem.years[place], id_)
        model.matrix.row(label, [(together, 1.0), *((c, -v) for c, v in columns)], high=stands)
        moved = model.until(model.place[platform], place, lambda choice: aim.key in choice.meets)
        model.matrix.row(label, [(together, 1.0), *((column, -1.0) for column in moved)], high=0.0)
        entries.append((together, 1.0))
    return entries, base


def _along(model: Model, aim: Aim, number: int, place: int) -> Iterator[tuple[str, Entries, float]]:
    """By which steps a thing stands at the end of a year on a platform that may move as a whole."""
    thing = model.problem.things[number]
    platforms = {platform for platform, keys in thing.along.items() if aim.key in keys}
    platforms |= {one for choice in thing.choices for one, keys in choice.meets_with.items() if aim.key in keys}
    for platform in sorted(platforms & model.place.keys()):
        stands = float(aim.key in thing.along.get(platform, ()))
        columns: Entries = []
        for run in model.columns.runs[number]:
            arrives = aim.key in run.choice.meets_with.get(platform, ())
            if arrives != bool(stands):
                columns.extend((column, 1.0 if arrives else -1.0) for column in run.until(place))
        yield platform, columns, stands
