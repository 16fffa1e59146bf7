"""A plan as a workbook: every step, year and goal, to sort and filter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from regie.locale import Language, Message, say
from regie.reports.roadmap import tables
from regie.reports.roadmap.held import Route
from regie.reports.sheets import SAFE, write_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def route_xlsx(route: Route, path: str | Path, language: Language) -> None:
    """Write sheets of steps, years and goals. Amounts are euros, shares numbers from 0 to 1.

    Raises OSError when the path cannot be written.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        route_sheets(book, route, language, lambda name: say(Message(f"roadmap.show.title_of.{name}"), language))


def route_sheets(book: Workbook, route: Route, language: Language, title: Callable[[str], str]) -> None:
    """The same sheets in a workbook that holds more; `title` says what each of them is called."""
    yearly = [(year, *rest, *shares) for year, *rest, shares in tables.years(route.plan)]
    goals = [tables.goal_name(aim.key, language) for aim in route.plan.problem.aims]
    columns = [(name, tables.heading(name, language)) for name in tables.COLUMNS["years"][:-1]]
    for name, rows in (("steps", tables.steps(route, language)), ("goals", tables.goals(route, language))):
        titled = [(column, tables.heading(column, language)) for column in tables.COLUMNS[name]]
        write_sheet(book, title(name), titled, rows)
    write_sheet(book, title("years"), [*columns, *((goal, goal) for goal in goals)], yearly)
