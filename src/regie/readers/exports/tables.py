"""A table of texts to write as CSV, and what stands in a cell: a known fact, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from regie.landscape import Fact
from regie.readers.records.cells import as_text, protect


@dataclass(slots=True)
class Table:
    """Column names as the other tool writes them, and rows as texts by column; an absent cell is empty."""

    name: str
    columns: tuple[str, ...]
    rows: list[Mapping[str, str]] = field(default_factory=list)

    def add(self, cells: Mapping[str, object]) -> None:
        """A row; empty cells stay empty, and no cell is taken for a formula by a spreadsheet."""
        self.rows.append({name: protect(text) for name, cell in cells.items() if (text := as_text(cell)) != ""})


def known_or_empty(fact: Fact[Any]) -> Any:
    """The known value, else None: unknown and contested stay empty."""
    return fact.value_or(None)
