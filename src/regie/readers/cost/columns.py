"""Finding the heading of a table, and its columns by any of the words they go by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.mapping.sheets import Book
from regie.readers.records.values import fold

_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a sheet: its place, the row of its heading (from 1), and each column's position by name."""

    file: str
    sheet: str
    row: int
    at: Mapping[str, int]
    rows: Sequence[Sequence[object]] = field(repr=False)

    def cells(self) -> Iterator[tuple[int, Mapping[str, object]]]:
        """The rows below the heading that hold anything: their number and the cells by column, missing ones as ''."""
        for number, row in self.filled():
            yield number, {name: row[at] for name, at in self.at.items()}

    def filled(self) -> Iterator[tuple[int, Sequence[object]]]:
        """The same as they stand, each at least as long as its last column."""
        last = max(self.at.values())
        for number, row in enumerate(islice(self.rows, self.row, None), start=self.row + 1):
            cells = row if len(row) > last else [*row, *[""] * (last + 1 - len(row))]
            if not empty(cells[last]) or any(not empty(cell) for cell in cells):
                yield number, cells

    def fault(self, row: int, column: str, key: str, **values: object) -> Fault:
        """A fault at a cell: `cost.fault.KEY` with `cost.mend.KEY`."""
        heading = str(self.rows[self.row - 1][self.at[column]]) if column in self.at else column
        place = Place(self.file, self.sheet, row, heading)
        return Fault(place, Message(f"cost.fault.{key}", **values), Message(f"cost.mend.{key}", **values))


def find_table(book: Book, words: Mapping[str, Sequence[str]], need: Sequence[str]) -> Found | None:
    """The first sheet and row in which the needed columns stand, by any of their words; None when there is none."""
    known = {fold(word): name for name, some in words.items() for word in some}
    for sheet in book.sheets:
        for number, row in enumerate(sheet.rows[:_DEEPEST], start=1):
            at: dict[str, int] = {}
            for position, cell in enumerate(row):
                name = known.get(fold(str(cell))) if cell is not None else None
                if name is not None:
                    at.setdefault(name, position)
            if all(name in at for name in need):
                return Found(book.file, sheet.title, number, at, sheet.rows)
    return None


def empty(cell: object) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text(cell: object) -> str:
    """A cell as text; whole numbers without a point."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
