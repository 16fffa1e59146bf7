"""What the values of a sheet do not tell: formulas, whether their outcome is in the file, errors, and its true size.

Values come from calamine (`spreadsheet.read_spreadsheet`). It gives an empty cell for the error of a formula and for a
formula that no program computed yet, and it keeps a place for every cell between the first and the last one, so that
two cells in far corners would exhaust the memory. Both are looked after here, in the XML itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from regie.landscape.faults import Place
from regie.readers.opening import SafeZip
from regie.readers.opening.refusal import refused
from regie.readers.workbook.sheet_facts import SheetFacts
from regie.readers.workbook.special_ods import ods_facts
from regie.readers.workbook.special_xlsx import xlsx_facts


def inspect_sheets(archive: SafeZip) -> Mapping[str, SheetFacts]:
    """Facts of each sheet of an XLSX or ODS file, by title.

    A sheet without formulas and errors is only scanned, at about 25 ms for 100,000 cells; others are parsed.
    Raises InputFaults for XML that is not sound, a cell outside the sheet, and a sheet that fills more than
    `archive.limits.sheet_cells`.
    """
    found = xlsx_facts(archive) if "xl/workbook.xml" in archive.names else ods_facts(archive)
    for title, facts in found.items():
        if facts.rows * facts.columns > archive.limits.sheet_cells:
            place = Place(archive.file, title)
            raise refused(place, "sheet_too_large", rows=facts.rows, columns=facts.columns)
    return found
