"""The rows of a file about the route as a table shows them: names for ids, amounts as ranges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from regie.actions.keeping.roadmap.handing_in import TableLooked
from regie.locale import Language, Message, euro, number, say
from regie.readers.roadmap import Estimate
from regie.reports.roadmap.kept import place_called

_MOST = 200
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "options": ("thing", "strategy", "target", "once", "running", "years", "supplier"),
    "landings": ("id", "name", "once", "running", "years", "earliest"),
    "orders": ("thing", "after", "years"),
    "groups": ("group", "thing"),
    "budgets": ("year", "amount", "cluster"),
    "capacities": ("skill", "days", "year", "cluster"),
    "freezes": ("first", "last", "cluster"),
    "limits": ("moves", "cluster"),
    "actuals": ("thing", "finished", "spent", "dropped"),
}
_MONEY, _NUMBERS = frozenset({"once", "running", "amount", "spent"}), frozenset({"days", "moves", "years"})
_THINGS, _ATTRIBUTE = frozenset({"thing", "after", "target"}), {"group": "name"}
_ORDER = ("changed", "added", "same")


@dataclass(frozen=True, slots=True)
class TableInWords:
    """One table: how many rows differ how from the version that counts now, its columns, and its rows in words, those
    that change first. `more` rows are not shown."""

    name: str
    counts: Mapping[str, int]
    columns: tuple[str, ...]
    right: frozenset[str]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    more: int


def tables_in_words(
    tables: Sequence[TableLooked], names: Mapping[str, str], language: Language
) -> Iterator[TableInWords]:
    """Each table of a file."""
    for table in tables:
        columns = _COLUMNS[table.name]
        rows = sorted(table.rows, key=lambda row: _ORDER.index(row[0]))
        yield TableInWords(
            table.name,
            {**{how: table.count(how) for how in _ORDER}, "gone": table.gone},
            columns,
            _MONEY | _NUMBERS,
            tuple(
                (how, tuple(_cell(table.name, one, column, names, language) for column in columns))
                for how, one in rows[:_MOST]
            ),
            max(0, len(rows) - _MOST),
        )


def _cell(table: str, row: Any, column: str, names: Mapping[str, str], language: Language) -> str:
    if table == "groups" and column == "thing":
        return ", ".join(names.get(id_, id_) for id_ in row.things)
    value = getattr(row, _ATTRIBUTE.get(column, column))
    if value is None or value == "":
        return ""
    if isinstance(value, Enum):
        return say(Message(f"landscape.choice.Strategy.{value.value}"), language)
    if isinstance(value, bool):
        return say(Message("landscape.verdict.yes"), language) if value else ""
    if column in _THINGS:
        return names.get(value) or _called(value, language)
    if isinstance(value, Estimate):
        return _range(value, column, language)
    return _amount(value, column, language)


def _called(value: str, language: Language) -> str:
    found = place_called(value)
    return say(found, language) if isinstance(found, Message) else found


def _range(value: Estimate, column: str, language: Language) -> str:
    likely, low, high = (_amount(one, column, language) for one in (value.likely, value.low, value.high))
    return likely if low == high else f"{likely} ({low} – {high})"


def _amount(value: Any, column: str, language: Language) -> str:
    if column in _MONEY:
        return euro(value, language)
    return number(value, language) if column in _NUMBERS else str(value)
