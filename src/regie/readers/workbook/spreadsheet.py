"""XLSX and ODS in. Values only: no formula is computed, no macro run, no connection followed."""

from __future__ import annotations

from collections.abc import Callable

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.opening import open_zip
from regie.readers.progress import Progress, silent
from regie.readers.workbook.sheet import Sheet
from regie.readers.workbook.sheet_facts import SheetFacts
from regie.readers.workbook.special_cells import inspect_sheets


def read_spreadsheet(
    content: bytes, file: str, wanted: Callable[[str], bool] = lambda title: True, progress: Progress = silent
) -> list[Sheet]:
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
        for number, title in enumerate(book.sheet_names):
            progress(number / len(book.sheet_names))
            page = book.get_sheet_by_name(title) if wanted(title) else None
            rows = page.to_python(skip_empty_area=False) if page else []
            fact = facts.get(title, SheetFacts())
            sheets.append(Sheet(title, rows, fact.special, fact.merged, title in hidden))
    except (CalamineError, ValueError):
        fault = Fault(Place(file), Message("workbook.fault.unreadable"), Message("workbook.mend.unreadable"))
        raise InputFaults([fault]) from None
    return sheets
