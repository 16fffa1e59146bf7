"""The contract calendar as a workbook: every row, to sort and filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from regie.analyses.calendar import Calendar, Due, lots_ending
from regie.locale import Language
from regie.reference_data.tendering import years_with_many_ends
from regie.reports.calendar import tables
from regie.reports.sheets import SAFE, write_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def calendar_xlsx(calendar: Calendar, path: str | Path, language: Language) -> None:
    """Write sheets of all contracts, what is too late, the years in which much ends, questions and reasons.

    Raises OSError when the path cannot be written.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        contract_sheets(book, calendar, language)


def contract_sheets(book: Workbook, calendar: Calendar, language: Language) -> None:
    """The same sheets in a workbook that holds more."""
    first, last = years_with_many_ends()
    late = calendar.due(Due.TOO_LATE, Due.PERHAPS_TOO_LATE)
    contracts = {
        "contracts": calendar.rows,
        "late": late,
        "ending": calendar.ending(first, last),
    }
    for name, rows in contracts.items():
        titled = _columns("contracts", language)
        write_sheet(book, tables.title(f"sheet_{name}", language), titled, tables.contracts(calendar, rows, language))
    others = {
        "lots": tables.lots(lots_ending(calendar, first, last), language),
        "questions": tables.questions(calendar, language),
        "why": tables.why(calendar, calendar.rows, language),
    }
    for name, cells in others.items():
        write_sheet(book, tables.title(f"sheet_{name}", language), _columns(name, language), cells)


def _columns(name: str, language: Language) -> list[tuple[str, str]]:
    return [(column, tables.heading(column, language)) for column in tables.COLUMNS[name]]
