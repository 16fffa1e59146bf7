"""One sheet of a spreadsheet or CSV file, whatever is on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from regie.readers.workbook.sheet_facts import SpecialCell


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as its form gave it: title, and rows of cells; row numbers count from 1.

    `special` tells which cells are formulas or errors, by (row, column) from 1; `merged` where merged cells begin.
    """

    title: str
    rows: Sequence[Sequence[object]]
    special: Mapping[tuple[int, int], SpecialCell] = field(default_factory=dict)
    merged: Sequence[tuple[int, int]] = ()
    hidden: bool = False
