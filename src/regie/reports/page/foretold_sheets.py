"""The sheets behind the chapters that are there only when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.locale import Language, Message, say
from regie.reports.failure import Told
from regie.reports.failure.compared import by_scenario_rows, compared_rows
from regie.reports.failure.ranked import ranked_rows, shared_rows
from regie.reports.failure.workbook import table_sheets
from regie.reports.page.chapters.beyond import beyond
from regie.reports.roadmap.workbook import route_sheets
from regie.reports.sheets import write_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from regie.reports.assessment import Assessment
    from regie.reports.roadmap import Route


def failure_sheets(book: Workbook, told: Told, language: Language) -> None:
    """Every single failure, alternatives that are none, and the scenarios with every process they stop."""
    sheets = {"ranked": list(ranked_rows(told.ranking, language)), "shared": list(shared_rows(told.ranking, language))}
    if told.scenarios is not None:
        sheets["compared"] = list(compared_rows(told.scenarios, language))
        sheets["by_scenario"] = list(by_scenario_rows(told.scenarios, language))
    table_sheets(book, sheets, language)


def roadmap_sheets(book: Workbook, route: Route, assessment: Assessment, language: Language) -> None:
    """Every step, goal and year, and all that no plan can meet."""

    def title(name: str) -> str:
        return say(Message(f"page.sheet.route_{name}"), language)

    route_sheets(book, route, language, title)
    columns = [
        (f"beyond_{one}", say(Message(f"page.route.beyond.{one}"), language)) for one in ("goal", "thing", "why")
    ]
    write_sheet(book, title("beyond"), columns, beyond(route, assessment, language))
