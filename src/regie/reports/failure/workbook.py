"""A what-if as a workbook: every row, to sort and filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from regie.locale import Language, Message, say
from regie.reports.failure import rising, tables
from regie.reports.failure.held import WhatIf
from regie.reports.sheets import SAFE, write_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def whatif_xlsx(found: WhatIf, path: str | Path, language: Language) -> None:
    """Write a sheet per table. Raises OSError when the path cannot be written."""
    write_tables(_sheets(found, language), path, language)


def write_tables(sheets: Mapping[str, Sequence[tables.Row]], path: str | Path, language: Language) -> None:
    """Tables of `tables.COLUMNS` by name, a sheet each. Raises OSError when the path cannot be written."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        table_sheets(book, sheets, language)


def table_sheets(book: Workbook, sheets: Mapping[str, Sequence[tables.Row]], language: Language) -> None:
    """The same sheets in a workbook that holds more."""
    for name, rows in sheets.items():
        columns = tables.COLUMNS[name]
        titled = [(column, tables.heading(column, language)) for column in columns]
        write_sheet(book, say(Message(f"failure.sheet.{name}"), language), titled, rows)


def _sheets(found: WhatIf, language: Language) -> dict[str, list[tables.Row]]:
    sheets: dict[str, list[tables.Row]] = {}
    if found.failure is not None:
        sheets["processes"] = list(tables.processes(found.failure, language))
        sheets["durations"] = list(tables.durations(found.failure, language))
        sheets["gone"] = list(tables.gone(found.failure, language))
        sheets["excluded"] = list(tables.excluded(found.failure))
    if found.taken_over is not None:
        sheets["judged"] = list(tables.judged(found.taken_over, found.landscape, language))
        sheets["goals"] = list(tables.goals(found.taken_over, language))
        sheets["moved"] = list(tables.moved(found.taken_over, found.landscape, language))
        sheets["rights"] = list(tables.rights(found.taken_over, found.landscape, language))
    if found.prices is not None:
        sheets["prices"] = list(rising.prices(found.prices, found.landscape, language))
        sheets["clusters"] = list(rising.clusters(found.prices, language))
    if found.displaced is not None:
        sheets["displaced"] = list(rising.displaced(found.displaced, found.landscape, language))
    return sheets
