"""XLSX and ODS in, ODS out. Values only: no formula is computed, no macro run, no connection followed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.opening import open_zip
from regie.readers.workbook.read import Sheet
from regie.readers.workbook.rows import CellSheet
from regie.readers.workbook.special_cells import SheetFacts, inspect_sheets

if TYPE_CHECKING:
    from odfdo import Cell


def read_spreadsheet(content: bytes, file: str, wanted: Callable[[str], bool] = lambda title: True) -> list[Sheet]:
    """The sheets of an XLSX or ODS file, opened within the limits of `readers.opening`.

    Only the cells of `wanted` sheets are read; the others come without rows. `Sheet.rows` holds values, for a formula
    its outcome as stored in the file. `Sheet.special` tells, by (row, column) from 1, which cells are formulas, errors
    or formulas without a stored outcome: the latter two are empty in `rows`. Raises InputFaults for a file that is
    damaged, dangerous or neither XLSX nor ODS.
    """
    import io

    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    facts = inspect_sheets(open_zip(content, file))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        hidden = {one.name for one in book.sheets_metadata if one.visible is not SheetVisibleEnum.Visible}
        sheets = []
        for title in book.sheet_names:
            page = book.get_sheet_by_name(title) if wanted(title) else None
            rows = page.to_python(skip_empty_area=False) if page else []
            fact = facts.get(title, SheetFacts())
            sheets.append(Sheet(title, rows, fact.special, fact.merged, title in hidden))
    except (CalamineError, ValueError):
        fault = Fault(Place(file), Message("workbook.fault.unreadable"), Message("workbook.mend.unreadable"))
        raise InputFaults([fault]) from None
    return sheets


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
