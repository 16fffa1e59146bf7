"""The tables of a file about the route: their columns, and what each must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from regie.landscape import Field, Kind
from regie.locale import LANGUAGES, Message, say
from regie.readers.records.values import fold
from regie.readers.roadmap.values import Strategy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name in files; `required` are the columns without which a row says nothing."""

    name: str
    columns: tuple[Field, ...]
    required: tuple[str, ...]


def _text(name: str) -> Field:
    return Field(name, Kind.TEXT)


def _money(name: str) -> Field:
    return Field(name, Kind.MONEY, minimum=0)


def _year(name: str) -> Field:
    return Field(name, Kind.COUNT, minimum=2000, maximum=2100)


_RANGES = tuple(_money(f"{what}{end}") for what in ("once", "running") for end in ("_low", "", "_high"))
_YEARS = tuple(Field(f"years{end}", Kind.COUNT, minimum=1, maximum=10) for end in ("_low", "", "_high"))
_SOURCE = (_text("source"), Field("date", Kind.DATE))
_STRATEGY = Field("strategy", Kind.CHOICE, choices=Strategy)
_DAYS = Field("days", Kind.NUMBER, minimum=0)

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "options",
            (
                _text("thing"),
                _STRATEGY,
                _text("target"),
                *_RANGES,
                *_YEARS,
                _text("meets"),
                _text("supplier"),
                *_SOURCE,
            ),
            ("thing", "strategy", "once"),
        ),
        Table("work", (_text("thing"), _STRATEGY, _text("target"), _text("skill"), _DAYS), ("thing", "skill", "days")),
        Table(
            "landings",
            (_text("id"), _text("name"), *_RANGES, *_YEARS, _year("earliest"), *_SOURCE),
            ("id", "once", "running"),
        ),
        Table(
            "orders",
            (_text("thing"), _text("after"), Field("years", Kind.COUNT, minimum=0, maximum=10)),
            ("thing", "after"),
        ),
        Table("groups", (_text("group"), _text("thing")), ("group", "thing")),
        Table("budgets", (_year("year"), _money("amount"), _text("cluster")), ("year", "amount")),
        Table("capacities", (_text("skill"), _DAYS, _year("year"), _text("cluster")), ("skill", "days")),
        Table("freezes", (_year("first"), _year("last"), _text("cluster")), ("first", "last")),
        Table("limits", (Field("moves", Kind.COUNT, minimum=0), _text("cluster")), ("moves",)),
        Table(
            "actuals",
            (_text("thing"), _year("finished"), _money("spent"), Field("dropped", Kind.YES_NO), *_SOURCE),
            ("thing",),
        ),
        Table("rooms", (_text("platform"), Field("moves", Kind.COUNT, minimum=0)), ("platform", "moves")),
    )
}


def table_named(title: str) -> Table | None:
    """The table a sheet or key is about, by its name in any language."""
    return _named(title, {name: f"sheet.{name}" for name in TABLES}, TABLES)


def column_named(table: Table, heading: str) -> Field | None:
    """The column of a heading, by its name in any language."""
    return _named(heading, {column.name: f"column.{column.name}" for column in table.columns}, _columns(table))


def _columns(table: Table) -> Mapping[str, Field]:
    return {column.name: column for column in table.columns}


def _named(word: str, keys: Mapping[str, str], values: Mapping[str, T]) -> T | None:
    folded = fold(word)
    for name, key in keys.items():
        if folded in {fold(name), *(fold(say(Message(f"roadmap.{key}"), language)) for language in LANGUAGES)}:
            return values[name]
    return None
