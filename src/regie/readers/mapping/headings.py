"""Where a table begins: the row with the headings, and which column is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regie.readers.mapping.form import Origin, Table
from regie.readers.mapping.identity import heading_key

_DEEPEST = 60
"""How many rows may stand above the headings: titles, logos, remarks."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of one sheet: the row they stand in (from 1), and their texts by position, empty ones included."""

    row: int
    texts: tuple[str, ...]

    def positions(self, name: str) -> tuple[int, ...]:
        """Where a column stands: those written exactly so, else those that differ in decoration only."""
        exact = tuple(at for at, text in enumerate(self.texts) if text.strip() == name.strip())
        if exact:
            return exact
        wanted = heading_key(name)
        return tuple(at for at, text in enumerate(self.texts) if text and heading_key(text) == wanted)

    def find(self, names: Sequence[str]) -> tuple[int, ...]:
        """The first of several names for a column that is there, and where."""
        return next((found for name in names if (found := self.positions(name))), ())


def find_headings(rows: Sequence[Sequence[object]], need: Sequence[str]) -> Headings | None:
    """The first row in which all needed columns stand; None when there is none."""
    for number, row in enumerate(rows[:_DEEPEST], start=1):
        headings = Headings(number, tuple("" if cell is None else str(cell) for cell in row))
        if all(headings.positions(name) for name in need):
            return headings
    return None


def names_used(table: Table) -> dict[str, tuple[str, ...]]:
    """Every column a table speaks of, with its other names; those it does not use among them."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in table.records:
        for origin in (rule.id, rule.date, *(one for _, one in rule.fields)):
            if origin is not None:
                _add(origin, found)
        for name in (*rule.when_filled, *((rule.only_when.column,) if rule.only_when else ())):
            found.setdefault(name, ())
    for name in (*table.need, *table.filled, *(one.column for one in table.not_used)):
        found.setdefault(name, ())
    return found


def _add(origin: Origin, found: dict[str, tuple[str, ...]]) -> None:
    if origin.column:
        known = found.get(origin.column, ())
        found[origin.column] = (*known, *(name for name in origin.also if name not in known))
    for inner in (*origin.first_of, *origin.all_of, *origin.describe):
        _add(inner, found)
