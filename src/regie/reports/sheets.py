"""One look for every sheet: a heading that stays, filters, widths by what a column holds; a text is always a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Row = Sequence[str | float | date | None]
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""A text is always a text."""
_WIDTHS = {"goal": 40, "reading": 40, "sentence": 60, "document": 40, "name": 32, "chain": 80, "field": 32, "noun": 24}
_WIDTHS |= {"party": 32, "key": 28, "what": 60, "mend": 60, "contract": 36, "supplier": 28, "says": 90, "facts": 90}
_WIDTHS |= {"value": 40, "standing": 24, "source": 36}
_SHARES = {"low", "high", "target"}


def write_sheet(book: Workbook, title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Row]) -> None:
    """A sheet to sort and filter; `columns` are (what it holds, heading), and `low`, `high` and `target` are shares."""
    sheet = book.add_worksheet(title)
    heading = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#13293D"})
    formats = {
        "share": book.add_format({"num_format": "0.0%", "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "long": book.add_format({"text_wrap": True, "valign": "top"}),
        "other": book.add_format({"valign": "top"}),
    }
    for number, (column, shown) in enumerate(columns):
        sheet.set_column(number, number, _WIDTHS.get(column, 14), formats[_look(column)])
        sheet.write_string(0, number, shown, heading)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, start=1):
        for number, value in enumerate(row):
            form = formats["day" if isinstance(value, date) else _look(columns[number][0])]
            _cell(sheet, last, number, value, form)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _look(column: str) -> str:
    if column in _SHARES:
        return "share"
    return "day" if column in ("due", "dated") else "long" if column in _WIDTHS else "other"


def _cell(sheet: Any, row: int, column: int, value: str | float | date | None, form: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value, form)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, form)
    elif value is not None:
        sheet.write_number(row, column, value, form)
