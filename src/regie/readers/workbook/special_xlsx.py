"""Special cells and true size of the sheets of an XLSX file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache

from regie.landscape.faults import Place
from regie.readers.opening import Node, SafeZip, parse_xml, scan_xml
from regie.readers.opening.refusal import refused
from regie.readers.workbook.sheet_facts import SheetFacts, SpecialCell

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
# As every common program writes them; a sheet written in another way is parsed instead of scanned.
_USUAL_ROOT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<worksheet[\s>]")
_CELLS, _CELLS_END = b"<sheetData", b"</sheetData>"
_ANY_CELL, _FORMULA = b"<c", b"<f"  # among the cells nothing else begins so
_COUNTED_CELL = re.compile(rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([1-9]\d{0,6}):')
_REMARK = b"<!"
_PREFIXED_CELL = re.compile(rb":c[\s/>]")
_ERROR_OR_ODD = (b't="e"', b"t='e'", b"t =")
_FORMS = (
    (b"[A-I][1-9][0-9]{0,5}", 999_999, 9),
    (b"[AB]?[A-Z][1-9][0-9]{0,4}", 99_999, 78),
    (b"[A-Z]?[A-Z][1-9][0-9]{0,3}", 9_999, 702),
)
"""Ways to refer to a cell that reach no further than this many rows and columns: most sheets are narrow or low."""


def xlsx_facts(archive: SafeZip) -> Mapping[str, SheetFacts]:
    """Facts by title of the sheet."""
    return {title: _facts(archive, title, archive.read(part)) for title, part in _sheet_parts(archive)}


def _sheet_parts(archive: SafeZip) -> Iterator[tuple[str, str]]:
    book = _part(archive, "xl/workbook.xml")
    sheets = book.first("sheets")
    relations = _part(archive, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one for one in relations.all("Relationship")}
    by_name = {name.casefold(): name for name in archive.names}
    for sheet in sheets.all("sheet") if sheets else ():
        relation = targets.get(sheet.get("id"))
        if relation is None:
            raise refused(Place(archive.file, sheet.get("name")), "zip_broken")
        if not relation.get("Type").endswith("/worksheet"):
            continue  # a chart or a dialog: no cells
        target = relation.get("Target").lstrip("/")
        name = target if target.startswith("xl/") else posixpath.normpath(posixpath.join("xl", target))
        if name.casefold() not in by_name:
            raise refused(Place(archive.file, sheet.get("name")), "zip_broken")
        yield sheet.get("name"), by_name[name.casefold()]


def _part(archive: SafeZip, name: str) -> Node:
    if name not in archive.names:
        raise refused(Place(archive.file, name), "zip_broken")
    return parse_xml(archive.read(name), Place(archive.file, name), archive.limits)


def _facts(archive: SafeZip, title: str, data: bytes) -> SheetFacts:
    quick = _scanned(data, archive.limits.sheet_cells)
    if quick is not None and quick.columns <= _LAST_COLUMN and quick.rows * quick.columns <= archive.limits.sheet_cells:
        return quick
    cells = _Cells(Place(archive.file, title))
    scan_xml(data, Place(archive.file, title), cells, archive.limits)
    return cells.facts


def _scanned(data: bytes, most: int) -> SheetFacts | None:
    """How far a sheet without formulas and errors reaches at most, empty cells with a format included; None when only
    the parser can tell."""
    begin, end = data.find(_CELLS), data.rfind(_CELLS_END)
    usual = _USUAL_ROOT.match(data) and 0 <= begin < end and _REMARK not in data and data.find(_FORMULA, begin, end) < 0
    if not usual or (b":c" in data and _PREFIXED_CELL.search(data, begin, end)):
        return None
    # seeing that no cell is of another form takes a fraction of the time of looking at each
    near = next(
        (
            (rows, columns)
            for form, rows, columns in _FORMS
            if rows * columns <= most and not _another_form(form).search(data, begin, end)
        ),
        None,
    )
    reach = near or _counted(data, begin, end)
    if reach is None:
        return None
    merged = [(int(row), _column(letters.decode())) for letters, row in _MERGED.findall(data, end)]
    return SheetFacts(merged=merged, rows=reach[0], columns=reach[1])


@cache
def _another_form(reference: bytes) -> re.Pattern[bytes]:
    """Finds a cell that is referred to in another way, or is anything else than a number, a text or a yes or no."""
    return re.compile(b'<c(?! r="%b"(?: s="[0-9]+")?(?:>| t="(?:inlineStr|n|s|str|b)">|/>))' % reference)


def _counted(data: bytes, begin: int, end: int) -> tuple[int, int] | None:
    """The last row and column that hold a cell; None when there may be errors or cells without a place."""
    if any(mark in data for mark in _ERROR_OR_ODD):
        return None
    cells = _COUNTED_CELL.findall(data)
    if len(cells) != data.count(_ANY_CELL, begin, end):
        return None
    letters, rows = map(set, zip(*cells, strict=True)) if cells else (set(), set())
    return max(map(int, rows), default=0), max((_column(one.decode()) for one in letters), default=0)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class _Cells:
    """Listens to a sheet. A cell or row without a reference follows the one before it."""

    def __init__(self, place: Place) -> None:
        self.facts = SheetFacts()
        self._place = place
        self._row = self._column = 0
        self._type = self._value = ""
        self._formula = self._has_value = self._in_value = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "c":
                self._begin(attributes.get("r", ""))
                self._type, self._value = attributes.get("t", ""), ""
                self._formula = self._has_value = False
            case "v" | "t":
                self._has_value = self._in_value = True
            case "f":
                self._formula = True
            case "row":
                self._row = self._number(attributes["r"]) if "r" in attributes else self._row + 1
                self._column = 0
            case "mergeCell":
                if found := _REFERENCE.match(attributes.get("ref", "")):
                    self.facts.merged.append((int(found[2]), _column(found[1])))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._in_value = False
        elif name == "c":
            self._cell()

    def text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def _begin(self, reference: str) -> None:
        if not reference:
            self._column += 1
        elif found := _REFERENCE.fullmatch(reference):
            self._column, self._row = _column(found[1]), int(found[2])
        else:
            raise refused(self._place, "cell_nowhere", cell=reference[:20])
        if not (1 <= self._row <= _LAST_ROW and self._column <= _LAST_COLUMN):
            raise refused(self._place, "cell_nowhere", cell=reference[:20])

    def _number(self, text: str) -> int:
        if not re.fullmatch(r"[1-9]\d{0,6}", text):
            raise refused(self._place, "cell_nowhere", cell=text[:20])
        return int(text)

    def _cell(self) -> None:
        if self._has_value or self._formula:
            self.facts.filled(self._row, self._column)
        error = self._value.strip() if self._type == "e" else ""
        if self._formula or error:
            stored = bool(self._value) or (self._has_value and self._type == "str")
            self.facts.special[self._row, self._column] = SpecialCell(self._formula, error, stored)
