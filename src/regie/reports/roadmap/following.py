"""A plan beside what happened: on a terminal and as a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from regie.analyses.roadmap import Followed, Key, Standing, YearOfPlan
from regie.landscape import Interval, Landscape
from regie.locale import Language, Message, euro, percent, say
from regie.reports import words
from regie.reports.roadmap import tables
from regie.reports.sheets import SAFE, write_sheet
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_FIRST = (Standing.LATE, Standing.DROPPED, Standing.LATE_DONE, Standing.BUSY, Standing.AHEAD, Standing.DONE)
_TOP = 40
_COLUMNS = ("standing", "year", "finished", "name", "strategy", "target", "once", "spent", "over")
_RIGHT = 3


@dataclass(frozen=True, slots=True)
class GoalCourse:
    """A goal of a plan: the share planned at the end of the year (None: outside the plan), and as it stands now."""

    key: Key
    due: int
    asked: float
    planned: float | None
    now: Interval | None


@dataclass(frozen=True, slots=True)
class Course:
    """How it goes with a plan at a day: `ended` is the last year that is over. `unplanned` are things that the plan
    leaves as they are, of which something was told all the same."""

    landscape: Landscape
    at: date
    ended: int
    steps: tuple[Followed, ...]
    years: tuple[YearOfPlan, ...]
    goals: tuple[GoalCourse, ...]
    unplanned: tuple[str, ...]

    @property
    def standing(self) -> Counter[Standing]:
        """How many steps stand so."""
        return Counter(one.standing for one in self.steps)

    @property
    def planned(self) -> float:
        """What the plan has spent on moves at the end of the last year that is over, EUR."""
        return sum(one.spent for one in self.years if one.year <= self.ended)

    @property
    def spent(self) -> float:
        """What was spent until now, of the steps of which somebody says it, EUR."""
        return sum(one.actual.spent or 0.0 for one in self.steps if one.actual is not None)

    @property
    def silent(self) -> tuple[str, ...]:
        """The steps that are done, or late, of which nobody says what was spent."""
        over = (Standing.DONE, Standing.AHEAD, Standing.LATE_DONE, Standing.LATE)
        untold = (one for one in self.steps if one.actual is None or one.actual.spent is None)
        return tuple(one.step.thing for one in untold if one.standing in over)

    def to_data(self) -> dict[str, object]:
        """What is written out."""
        return {
            "landscape": self.landscape.name,
            "at": self.at,
            "ended": self.ended,
            "standing": {standing.value: self.standing[standing] for standing in Standing},
            "spent": self.spent,
            "planned": self.planned,
            "silent": self.silent,
            "goals": self.goals,
            "steps": self.steps,
            "unplanned": self.unplanned,
        }


def show_course(course: Course, console: Console, language: Language) -> None:
    """What asks attention first."""
    line(console, _say("title", language, name=course.landscape.name, day=course.at), "bold")
    counts = course.standing
    told = [f"{_say(f'standing.{one.value}', language)} {counts[one]}" for one in Standing if counts[one]]
    line(console, _say("standing_of", language, n=len(course.steps), counts=tuple(told)))
    line(console, _say("money", language, spent=course.spent, planned=course.planned, year=str(course.ended)))
    if course.silent:
        line(console, _say("silent", language, n=len(course.silent)))
    _goals(course, console, language)
    rows = [tuple("–" if cell is None else _shown(cell, language) for cell in row) for row in steps(course, language)]
    headings = [_heading(one, language) for one in _COLUMNS]
    table(console, _say("steps", language), headings, rows[:_TOP], _RIGHT)
    if len(rows) > _TOP:
        line(console, say(Message("roadmap.show.more", n=len(rows) - _TOP), language))
    if course.unplanned:
        line(console, _say("unplanned", language, things=tuple(_named(course, id_) for id_ in course.unplanned)))


def _goals(course: Course, console: Console, language: Language) -> None:
    rows = [
        (
            tables.goal_name(goal.key, language),
            str(goal.due),
            percent(goal.asked, language),
            "–" if goal.planned is None else percent(goal.planned, language, 1),
            words.share(goal.now, language, goal.asked),
        )
        for goal in course.goals
    ]
    if rows:
        headings = [_heading(one, language) for one in ("goal", "due", "asked", "planned", "now")]
        table(console, _say("goals", language), headings, rows, _RIGHT)


def course_xlsx(course: Course, path: str | Path, language: Language) -> None:
    """Write sheets of steps and goals. Raises OSError when the path cannot be written."""
    import xlsxwriter

    goals = [
        (
            tables.goal_name(goal.key, language),
            goal.due,
            goal.asked,
            goal.planned,
            *((goal.now.low, goal.now.high) if goal.now else (None, None)),
        )
        for goal in course.goals
    ]
    of_goals = ("goal", "due", "asked", "planned", "now_low", "now_high")
    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        for name, columns, rows in (
            ("steps", _COLUMNS, list(steps(course, language))),
            ("goals", of_goals, goals),
        ):
            write_sheet(book, _say(name, language), [(one, _heading(one, language)) for one in columns], rows)


def steps(course: Course, language: Language) -> Iterator[tuple[str | int | float | None, ...]]:
    """A row a step, what asks attention first; None where nobody says it."""
    order = {standing: place for place, standing in enumerate((*_FIRST, Standing.TO_COME))}
    for one in sorted(course.steps, key=lambda each: (order[each.standing], each.step.year, each.step.thing)):
        step = one.step
        yield (
            _say(f"standing.{one.standing.value}", language),
            step.year,
            one.actual.finished if one.actual else None,
            tables.name(step, course.landscape, language),
            tables.strategy(step, language),
            tables.target(step, course.landscape, language),
            step.once,
            one.actual.spent if one.actual else None,
            one.over if one.actual else None,
        )


def _shown(cell: str | float, language: Language) -> str:
    return euro(cell, language) if isinstance(cell, float) else str(cell)


def _named(course: Course, id_: str) -> str:
    return course.landscape.name_of(id_) if id_ in course.landscape else id_


def _heading(column: str, language: Language) -> str:
    own = ("standing", "over", "planned", "now", "now_low", "now_high")
    return _say(f"column.{column}", language) if column in own else tables.heading(column, language)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"following.{key}", **values), language)
