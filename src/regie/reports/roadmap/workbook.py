"""A plan as a workbook: every step, year and goal, to sort and filter."""

from __future__ import annotations

from pathlib import Path

from regie.locale import Language, Message, say
from regie.reports.roadmap import tables
from regie.reports.roadmap.held import Route
from regie.reports.sheets import SAFE, write_sheet


def route_xlsx(route: Route, path: str | Path, language: Language) -> None:
    """Write sheets of steps, years and goals. Amounts are euros, shares numbers from 0 to 1.

    Raises OSError when the path cannot be written.
    """
    import xlsxwriter

    yearly = [(year, *rest, *shares) for year, *rest, shares in tables.years(route.plan)]
    goals = [tables.goal_name(aim.key, language) for aim in route.plan.problem.aims]
    columns = [(name, tables.heading(name, language)) for name in tables.COLUMNS["years"][:-1]]
    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        for name, rows in (("steps", tables.steps(route, language)), ("goals", tables.goals(route, language))):
            titled = [(column, tables.heading(column, language)) for column in tables.COLUMNS[name]]
            write_sheet(book, _title(name, language), titled, rows)
        write_sheet(book, _title("years", language), [*columns, *((goal, goal) for goal in goals)], yearly)


def _title(name: str, language: Language) -> str:
    return say(Message(f"roadmap.show.title_of.{name}"), language)
