"""What is kept of one sheet beside its values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SpecialCell:
    """A cell that is more than its value. `formula`: the value is the outcome of a formula. `error`: the error it
    shows, such as `#REF!` or `Err:502`, empty when it shows none. `stored`: whether the file holds an outcome; when
    it does not, the cell reads as empty though it is none."""

    formula: bool
    error: str
    stored: bool


@dataclass(slots=True)
class SheetFacts:
    """What was found in the XML of one sheet: special cells by (row, column), both from 1, the first cell of each
    group of merged cells, and how far the sheet is filled at most."""

    special: dict[tuple[int, int], SpecialCell] = field(default_factory=dict)
    merged: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0
    columns: int = 0

    def filled(self, row: int, column: int) -> None:
        """A cell that holds something."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
