"""The sheets behind the chapters that are there only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regie.locale import Language, Message, say
from regie.reports.failure import Told
from regie.reports.failure.compared import by_scenario_rows, compared_rows
from regie.reports.failure.ranked import ranked_rows, shared_rows
from regie.reports.failure.workbook import table_sheets
from regie.reports.page.chapters.beyond import beyond
from regie.reports.roadmap import told as tables
from regie.reports.roadmap.tables import heading
from regie.reports.sheets import Row, write_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from regie.reports.assessment import Assessment
    from regie.reports.roadmap.told import ToldRoute


def failure_sheets(book: Workbook, told: Told, language: Language) -> None:
    """Every single failure, alternatives that are none, and the scenarios with every process they stop."""
    sheets = {"ranked": list(ranked_rows(told.ranking, language)), "shared": list(shared_rows(told.ranking, language))}
    if told.scenarios is not None:
        sheets["compared"] = list(compared_rows(told.scenarios, language))
        sheets["by_scenario"] = list(by_scenario_rows(told.scenarios, language))
    table_sheets(book, sheets, language)


def roadmap_sheets(book: Workbook, told: ToldRoute, assessment: Assessment, language: Language) -> None:
    """Every step, goal and year, and all that no plan can meet."""

    def sheet(name: str, columns: list[tuple[str, str]], rows: Iterable[Row]) -> None:
        write_sheet(book, say(Message(f"page.sheet.route_{name}"), language), columns, rows)

    titled = {name: [(one, heading(one, language)) for one in columns] for name, columns in tables.COLUMNS.items()}
    sheet("steps", titled["steps"], tables.steps(told, language))
    sheet("goals", titled["goals"], tables.goals(told, language))
    shares = [(name, name) for name in tables.goal_names(told, language)]
    sheet("years", titled["years"] + shares, ((*row[:-1], *row[-1]) for row in tables.years(told)))
    columns = [
        (f"beyond_{one}", say(Message(f"page.route.beyond.{one}"), language)) for one in ("goal", "thing", "why")
    ]
    sheet("beyond", columns, beyond(told, assessment, language))
