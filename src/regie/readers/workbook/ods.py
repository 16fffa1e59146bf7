"""ODS out: each table is written as XML in one go, since building it cell by cell takes minutes for a city."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from regie.locale import Language
from regie.readers.workbook.rows import CellSheet

_NO_TABLES = b"<office:spreadsheet/>"
_SPACES = re.compile(r"^ +| {2,}|\t")


def write_ods(path: Path, sheets: Iterable[CellSheet], language: Language) -> None:
    """Write the sheets as ODS; cells are text, number or date, never a formula."""
    from odfdo import Document

    document: Any = Document("spreadsheet")
    document.body.clear()
    empty = document.get_part("content.xml").serialize()
    before, _, after = empty.partition(_NO_TABLES)
    tables = "".join(part for sheet in sheets for part in _table(sheet, language))
    filled = b"".join([before, b"<office:spreadsheet>", tables.encode(), b"</office:spreadsheet>", after])
    # past the document, whose tree takes minutes to take over so many cells
    document.container.set_part("content.xml", filled)
    document.container.save(path)


def _table(sheet: CellSheet, language: Language) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet.title)}>"
    yield f'<table:table-column table:number-columns-repeated="{len(sheet.columns)}"/>'
    yield from _row([column.label[language] for column in sheet.columns])
    for row in sheet.rows:
        yield from _row(row)
    yield "</table:table>"


def _row(cells: list[object] | list[str]) -> Iterator[str]:
    yield "<table:table-row>"
    for cell in cells:
        yield _cell(cell)
    yield "</table:table-row>"


def _cell(cell: object) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case date():
            day = cell.isoformat()
            return _typed("date", f'office:date-value="{day}"', f"<text:p>{day}</text:p>")
        case int() | float():
            return _typed("float", f'office:value="{cell!r}"', f"<text:p>{cell!r}</text:p>")
        case _:
            text = str(cell)
            value = quoteattr(text, {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
            return _typed("string", f"office:string-value={value}", "".join(_paragraphs(text)))


def _typed(kind: str, value: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="{kind}" {value}>{shown}</table:table-cell>'


def _paragraphs(text: str) -> Iterator[str]:
    """Lines as paragraphs; spaces that XML readers would take together are counted, as ODF wants."""
    for line in text.split("\n"):
        yield f"<text:p>{_SPACES.sub(_counted, escape(line))}</text:p>"


def _counted(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'
