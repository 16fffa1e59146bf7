"""The form of a mapping: what may be written, and what each key means (`mapping.key.<part>.<key>`).

One definition serves reading, checking and the reference page.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping as Words
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from regie.readers.mapping.identity import value_key


class Holds(Enum):
    """What a key holds."""

    TEXT = "text"
    TEXTS = "texts"
    YES_NO = "yes_no"
    NUMBER = "number"
    AMOUNT = "amount"
    RANGE = "range"  # two amounts, from and to
    DATE = "date"
    VALUES = "values"  # from a text to a text, or to several
    BOTH_LANGUAGES = "both_languages"
    PART = "part"
    PARTS = "parts"
    NAMED_PARTS = "named_parts"


def key(holds: Holds, default: Any = None, *, part: str = "", required: bool = False) -> Any:
    """A key of a part: what it holds, and the name of the part inside it."""
    return dataclasses.field(default=default, metadata={"holds": holds, "part": part, "required": required})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a mapping, and the line it starts at."""

    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Origin(Part):
    """Where the value of a field comes from."""

    column: str = key(Holds.TEXT, "")
    also: tuple[str, ...] = key(Holds.TEXTS, ())
    constant: str = key(Holds.TEXT, "")
    record: str = key(Holds.TEXT, "")
    first_of: tuple[Origin, ...] = key(Holds.PARTS, (), part="origin")
    all_of: tuple[Origin, ...] = key(Holds.PARTS, (), part="origin")
    describe: tuple[Origin, ...] = key(Holds.PARTS, (), part="origin")
    split: tuple[str, ...] = key(Holds.TEXTS, ())
    join: str = key(Holds.TEXT, "")
    remove_prefix: tuple[str, ...] = key(Holds.TEXTS, ())
    change: tuple[str, ...] = key(Holds.TEXTS, ())
    unknown: tuple[str, ...] = key(Holds.TEXTS, ())
    values: tuple[tuple[str, tuple[str, ...]], ...] = key(Holds.VALUES, ())
    prefix: str = key(Holds.TEXT, "")
    confidence: float = key(Holds.NUMBER, 1.0)
    why: str = key(Holds.TEXT, "")

    @cached_property
    def table(self) -> Words[str, tuple[str, ...]]:
        """What each value means, by its folded form."""
        return {value_key(value): words for value, words in self.values}

    @cached_property
    def unknown_keys(self) -> frozenset[str]:
        """The values that stand for unknown, folded."""
        return frozenset(value_key(text) for text in self.unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Part):
    """When a row makes a record."""

    column: str = key(Holds.TEXT, "", required=True)
    says: tuple[str, ...] = key(Holds.TEXTS, (), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRule(Part):
    """One record that a row makes."""

    noun: str = key(Holds.TEXT, "", required=True)
    called: str = key(Holds.TEXT, "")
    id: Origin | None = key(Holds.PART, part="origin")
    each: str = key(Holds.TEXT, "")
    date: Origin | None = key(Holds.PART, part="origin")
    shared: bool = key(Holds.YES_NO, default=False)
    when_filled: tuple[str, ...] = key(Holds.TEXTS, ())
    only_when: Condition | None = key(Holds.PART, part="condition")
    fields: tuple[tuple[str, Origin], ...] = key(Holds.NAMED_PARTS, (), part="origin", required=True)

    @property
    def name(self) -> str:
        """How other records of the same row call this one."""
        return self.called or self.noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused(Part):
    """A sheet or column that is known and not read, and why."""

    sheet: str = key(Holds.TEXT, "")
    column: str = key(Holds.TEXT, "")
    why: tuple[tuple[str, str], ...] = key(Holds.BOTH_LANGUAGES, (), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Part):
    """One kind of table in the file: on which sheets, and what each of its rows makes."""

    sheets: tuple[str, ...] = key(Holds.TEXTS, ())
    files: str = key(Holds.TEXT, "")
    below: tuple[str, ...] = key(Holds.TEXTS, ())
    need: tuple[str, ...] = key(Holds.TEXTS, (), required=True)
    filled: tuple[str, ...] = key(Holds.TEXTS, ())
    empty: tuple[str, ...] = key(Holds.TEXTS, ())
    optional: bool = key(Holds.YES_NO, default=False)
    records: tuple[RecordRule, ...] = key(Holds.PARTS, (), part="record", required=True)
    not_used: tuple[Unused, ...] = key(Holds.PARTS, (), part="unused")

    @property
    def filled_in(self) -> tuple[str, ...]:
        """The columns without which a row says nothing: the needed ones, unless the mapping names others."""
        return self.filled or self.need


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping(Part):
    """A whole mapping. `name` is that of its folder or file."""

    name: str = ""
    title: tuple[tuple[str, str], ...] = key(Holds.BOTH_LANGUAGES, (), required=True)
    tables: tuple[Table, ...] = key(Holds.PARTS, (), part="table", required=True)
    never_read: tuple[Unused, ...] = key(Holds.PARTS, (), part="unused")
    not_read: tuple[Unused, ...] = key(Holds.PARTS, (), part="unused")


PARTS: dict[str, type[Part]] = {
    "mapping": Mapping,
    "table": Table,
    "record": RecordRule,
    "origin": Origin,
    "condition": Condition,
    "unused": Unused,
}
"""Every part by the name the texts call it."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key a part may have."""

    name: str
    holds: Holds
    part: str
    required: bool


def keys(part: type[Part]) -> tuple[Key, ...]:
    """The keys of a part, in the order people read them."""
    return tuple(Key(one.name, **one.metadata) for one in dataclasses.fields(part) if "holds" in one.metadata)
