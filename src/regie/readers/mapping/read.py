"""Files of others to one landscape, by a mapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from regie.landscape import Source
from regie.landscape.faults import InputFaults, Place
from regie.locale import Message
from regie.readers.mapping.form import Mapping, Table, Unused
from regie.readers.mapping.gather import Gathered
from regie.readers.mapping.headings import Headings, find_headings
from regie.readers.mapping.identity import day_in, heading_key
from regie.readers.mapping.remarks import Remarks
from regie.readers.mapping.rows import read_rows, said_why
from regie.readers.mapping.settle import settle
from regie.readers.mapping.sheets import Book, open_book
from regie.readers.mapping.tree import holds_tree, tree_rows
from regie.readers.reading import Reading
from regie.readers.records.assemble import assemble
from regie.readers.records.raw import Raw
from regie.readers.workbook.sheet import Sheet


def read_mapped(paths: Sequence[Path], mapping: Mapping) -> Reading:
    """The landscape that a mapping makes of these files together.

    Every claim has the file as source, with the date of its row or else the date in the file's name. Values that
    do not fit are warnings and stay unknown; what has no place in a landscape stands in `left_out`. Never raises
    for what is in the files.
    """
    remarks = Remarks()
    gathered = Gathered(remarks)
    for path in paths:
        try:
            _read_file(path, mapping, gathered)
        except InputFaults as refused:
            remarks.faults.extend(refused.faults)
    kept = settle(gathered.records, remarks)
    if not kept and not remarks.faults:
        remarks.error(Place(", ".join(path.name for path in paths)), "no_rows")
    days = [day for path in paths if (day := day_in(path.name))]
    name = ", ".join(path.stem for path in paths)
    reading = assemble(Raw(name=name, as_of=max(days, default=None), rows=kept, faults=remarks.all_faults()))
    counts = {"row": gathered.read, **reading.counts}
    return Reading(reading.landscape, reading.faults, counts, tuple(remarks.left_out))


def _read_file(path: Path, mapping: Mapping, gathered: Gathered) -> None:
    source = Source(path.name, day_in(path.name))
    trees = [table for table in mapping.tables if table.files]
    if trees and holds_tree(path):
        for table in trees:
            gathered.add_rows(table, tree_rows(path, table, gathered.remarks), source)
        return
    closed = _closed(mapping)
    book = open_book(path, lambda title: heading_key(title) not in closed)
    read_book(book, mapping, gathered, source)


def _closed(mapping: Mapping) -> dict[str, Unused]:
    return {heading_key(one.sheet): one for one in (*mapping.never_read, *mapping.not_read)}


def read_book(book: Book, mapping: Mapping, gathered: Gathered, source: Source) -> None:
    """The sheets of one file that the mapping reads; the others are said, those that may not be read by name only."""
    remarks = gathered.remarks
    remarks.faults.extend(book.faults)
    closed = _closed(mapping)
    readable = [sheet for sheet in book.sheets if heading_key(sheet.title) not in closed]
    touched = set()
    only = len(mapping.tables) == 1
    for table in mapping.tables:
        for sheet, headings in _found(book.file, table, readable, remarks, only):
            touched.add(sheet.title)
            place = Place(book.file, sheet.title)
            if sheet.hidden:
                remarks.say(place, Message("workbook.fault.hidden"), Message("workbook.mend.hidden"))
            gathered.add_rows(table, read_rows(place, sheet, headings, table, remarks), source)
    for sheet in book.sheets:
        if (why := closed.get(heading_key(sheet.title))) is not None:
            remarks.leave(book.file, sheet.title, said_why(why.why))
        elif sheet.title not in touched and any(table.sheets for table in mapping.tables):
            remarks.warn(Place(book.file, sheet.title), "sheet", sheet=sheet.title)


def _found(
    file: str, table: Table, sheets: Sequence[Sheet], remarks: Remarks, only: bool
) -> Iterator[tuple[Sheet, Headings]]:
    """The sheets that hold this table, in the order the mapping names them. By their headings when it names none, or
    when it is the mapping's only table and none is there: a sheet saved as CSV has the name of its file."""
    named = [sheet for name in table.sheets for sheet in sheets if heading_key(sheet.title) == heading_key(name)]
    found = False
    for sheet in named or (sheets if only or not table.sheets else ()):
        headings = find_headings(sheet.rows, table.need)
        if headings is not None:
            found = True
            yield sheet, headings
        elif named:
            found = True
            remarks.error(Place(file, sheet.title), "headings", columns=table.need)
    if not found and not table.optional:
        titles = table.sheets or tuple(sheet.title for sheet in sheets)
        remarks.error(Place(file), "no_sheet", columns=table.need, sheets=titles)
