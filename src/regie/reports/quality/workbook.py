"""The quality of data as a workbook: every row, to sort and filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regie.analyses.quality import Versions
from regie.locale import Language, Message, say
from regie.reports.quality import tables

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_NO_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 - the same landscape gives the same file, whenever it is written
_WIDE = {"version": 30, "noun": 22, "field": 34, "cluster": 30, "source": 36, "against": 50}


def quality_xlsx(found: Versions, path: Path, language: Language) -> None:
    """Write the tables. A text is always a text, never a formula or link. Raises OSError when it cannot be written."""
    import xlsxwriter

    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), safe) as book:
        book.set_properties({"title": say(Message("quality.report"), language), "created": _NO_MOMENT})
        quality_sheets(book, found, "quality.sheet", language)


def quality_sheets(book: Workbook, found: Versions, titles: str, language: Language) -> None:
    """A sheet a table, each called by its message under `titles`."""
    for name, rows in tables.all_tables(found, language):
        _sheet(book, say(Message(f"{titles}.{name}"), language), tables.HEADINGS[name], rows, language)


def _sheet(book: Workbook, title: str, columns: Sequence[str], rows: Iterable[tables.Row], language: Language) -> None:
    page = book.add_worksheet(title)
    head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#13293D", "text_wrap": True})
    forms = {"part": book.add_format({"num_format": "0.0%"}), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
    for index, column in enumerate(columns):
        page.set_column(index, index, _WIDE.get(column, 13))
        page.write_string(0, index, tables.heading(column, language), head)
    page.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, start=1):
        for index, cell in enumerate(row):
            _cell(page, last, index, cell, forms["part"] if columns[index] in tables.PARTS else None, forms["day"])
    page.autofilter(0, 0, last, len(columns) - 1)


def _cell(page: Any, row: int, column: int, cell: tables.Cell, part: Any, dated: Any) -> None:
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, dated)
    elif isinstance(cell, str):
        page.write_string(row, column, cell)
    elif cell is not None:
        page.write_number(row, column, cell, part)
