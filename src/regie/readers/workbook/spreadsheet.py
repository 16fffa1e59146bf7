"""XLSX and ODS in, ODS out. Values only: no formula is computed, no macro run, no connection followed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from regie.locale import Language
from regie.readers.workbook.read import Sheet
from regie.readers.workbook.rows import CellSheet

if TYPE_CHECKING:
    from odfdo import Cell


def read_spreadsheet(content: bytes) -> list[Sheet]:
    """The sheets of an XLSX or ODS file. Raises python_calamine.CalamineError for a file that is neither."""
    import io

    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]


def write_ods(path: Path, sheets: list[CellSheet], language: Language) -> None:
    """Write the sheets as ODS."""
    from odfdo import Document, Row, Table

    document = Document("spreadsheet")
    document.body.clear()
    for sheet in sheets:
        table = Table(sheet.title)
        heading: list[object] = [column.label[language] for column in sheet.columns]
        for cells in [heading, *sheet.rows]:
            row = Row()
            row.extend_cells([_cell(cell) for cell in cells])
            table.append_row(row, clone=False)
        document.body.append(table)
    document.save(path)


def _cell(cell: object) -> Cell:
    from odfdo import Cell

    if cell is None:
        return Cell()
    if isinstance(cell, date):
        return Cell(cell, cell_type="date")
    if isinstance(cell, int | float):
        return Cell(cell)
    return Cell(str(cell), cell_type="string")
