"""Special cells and true size of the sheets of an ODS file."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from regie.landscape.faults import Place
from regie.readers.opening import SafeZip, scan_xml
from regie.readers.opening.refusal import refused
from regie.readers.records.cells import is_error
from regie.readers.workbook.sheet_facts import SheetFacts, SpecialCell

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_REPEATED_SPECIALS = 10_000
_CELLS = frozenset({"table-cell", "covered-table-cell"})


def ods_facts(archive: SafeZip) -> Mapping[str, SheetFacts]:
    """Facts by title of the sheet. The whole content is parsed: a repeated cell can stand anywhere."""
    if "content.xml" not in archive.names:
        raise refused(Place(archive.file, "content.xml"), "zip_broken")
    place = Place(archive.file, "content.xml")
    tables = _Tables(place)
    scan_xml(archive.read("content.xml"), place, tables, archive.limits)
    return tables.found


class _Tables:
    """Listens to the content. Cells and rows say how often they are repeated."""

    def __init__(self, place: Place) -> None:
        self.found: dict[str, SheetFacts] = {}
        self._place = place
        self._facts = SheetFacts()
        self._row = self._rows = self._column = self._columns = 0
        self._formula = self._is_error = self._filled = self._in_text = self._in_note = False
        self._text: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _CELLS:
            self._column += self._columns
            self._columns = self._times(attributes, "number-columns-repeated")
            self._formula = f"{_TABLE}formula" in attributes
            self._is_error = attributes.get(f"{_CALC}value-type") == "error"
            self._filled = f"{_OFFICE}value-type" in attributes
            self._text = []
            if {attributes.get(f"{_TABLE}number-{way}-spanned", "1") for way in ("rows", "columns")} != {"1"}:
                self._facts.merged.append((self._row, self._column))
        elif name == "table-row":
            self._row += self._rows
            self._rows = self._times(attributes, "number-rows-repeated")
            self._column, self._columns = 1, 0
        elif name == "table":
            self._facts = self.found.setdefault(attributes.get(f"{_TABLE}name", ""), SheetFacts())
            self._row, self._rows = 1, 0
        elif name == "p":
            self._in_text = not self._in_note
        elif name == "annotation":
            self._in_note = True

    def end(self, name: str) -> None:
        if name == "p":
            self._in_text = False
        elif name == "annotation":
            self._in_note = False
        elif name in _CELLS:
            self._cell()

    def text(self, text: str) -> None:
        if self._in_text:
            self._text.append(text)

    def _times(self, attributes: Mapping[str, str], name: str) -> int:
        written = attributes.get(_TABLE + name, "1")
        if not written.isdecimal() or len(written) > 7:
            raise refused(self._place, "cell_nowhere", cell=written[:20])
        return int(written)

    def _cell(self) -> None:
        text = "".join(self._text).strip()
        if self._filled or self._formula or text:
            self._facts.filled(self._row + self._rows - 1, self._column + self._columns - 1)
        error = text if self._is_error or (self._formula and is_error(text)) else ""
        if not (self._formula or self._is_error):
            return
        cell = SpecialCell(self._formula, error or ("#?" if self._is_error else ""), self._filled or bool(text))
        places = product(range(self._rows), range(self._columns))
        for (down, right), _ in zip(places, range(_REPEATED_SPECIALS), strict=False):
            self._facts.special[self._row + down, self._column + right] = cell
