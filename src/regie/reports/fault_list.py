"""The whole outcome of a check as a workbook: to sort, to filter and to hand out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from regie.landscape.faults import Fault
from regie.locale import Language, Message, say
from regie.readers.reading import Reading
from regie.reports.fault_rows import column_in_words

_WIDTHS = {"what": 60, "mend": 60, "file": 28, "name": 48, "reason": 60}


def reading_xlsx(reading: Reading, path: str | Path, language: Language) -> None:
    """Write every fault on a row of its own, and on a second sheet everything that has no place in a landscape.

    A text is always a text, never a formula. Raises OSError when the path cannot be written.
    """
    import xlsxwriter

    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), {**safe, "constant_memory": True}) as book:
        headings = ("severity", "file", "sheet", "row", "column", "what", "mend")
        _sheet(book, language, "faults", headings, (_fault(fault, language) for fault in reading.faults))
        left_out = ((one.kind, one.name, say(one.reason, language)) for one in reading.left_out)
        _sheet(book, language, "left_out", ("kind", "name", "reason"), left_out)


def _fault(fault: Fault, language: Language) -> Sequence[str | int]:
    place = fault.place
    severity = say(Message(f"fault_list.severity.{fault.severity.value}"), language)
    column = column_in_words(place, language)
    words = (say(fault.what, language), say(fault.mend, language))
    return (severity, place.file, place.sheet, place.row or "", column, *words)


def _sheet(
    book: Any, language: Language, name: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]]
) -> None:
    page = book.add_worksheet(say(Message(f"fault_list.sheet.{name}"), language))
    bold = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#13293D"})
    for index, heading in enumerate(headings):
        page.set_column(index, index, _WIDTHS.get(heading, 16))
        page.write_string(0, index, say(Message(f"fault_list.column.{heading}"), language), bold)
    page.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, start=1):
        for index, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(last, index, cell)
            elif cell:
                page.write_string(last, index, cell[:32_767])
    page.autofilter(0, 0, last, len(headings) - 1)
