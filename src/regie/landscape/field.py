"""What a field of a noun holds: one definition serves validation, drop-downs, column help and reference page."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from regie.landscape.fact import UNKNOWN


class Kind(Enum):
    """The kinds of value a field can hold, and the Python type of one value."""

    TEXT = "text"  # str
    CHOICE = "choice"  # a member of the field's enumeration
    COUNT = "count"  # int, from `minimum`
    NUMBER = "number"  # float
    SHARE = "share"  # float from 0 to 1, written as a percentage
    MONEY = "money"  # float, euros
    HOURS = "hours"  # float, hours
    DATE = "date"  # datetime.date
    YES_NO = "yes_no"  # bool
    COUNTRY = "country"  # ISO 3166-1 alpha-2 code
    REFERENCE = "reference"  # the id of another thing, or NONE when there is none

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__


NONE: Final = ""
"""The value of a reference field that is known to refer to nothing."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a noun.

    `plain`: identity rather than a fact, so always present. `many`: a tuple of values, in order, empty when
    it is known that there are none. `refers_to`: names of the nouns a reference may point at.
    """

    name: str
    kind: Kind
    plain: bool = False
    many: bool = False
    choices: type[Enum] | None = None
    refers_to: tuple[str, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None


def fact(kind: Kind, **details: Any) -> Any:
    """A field that holds a Fact; unknown unless given."""
    return dataclasses.field(default=UNKNOWN, metadata={"kind": kind, **details})


def choice(choices: type[Enum], *, many: bool = False) -> Any:
    """A fact that is a member of an enumeration."""
    return fact(Kind.CHOICE, choices=choices, many=many)


def reference(*nouns: str, many: bool = False) -> Any:
    """A fact that is the id of another thing, of one of these nouns."""
    return fact(Kind.REFERENCE, refers_to=nouns, many=many)


def plain(kind: Kind, **details: Any) -> Any:
    """A field that is part of what the thing is: required, no fact."""
    return dataclasses.field(metadata={"kind": kind, "plain": True, **details})


_KNOWN_FIELDS: dict[type[Any], tuple[Field, ...]] = {}


def fields(noun: type[Any]) -> tuple[Field, ...]:
    """The fields of a noun in the order people read them, without its row source."""
    if noun not in _KNOWN_FIELDS:
        _KNOWN_FIELDS[noun] = tuple(
            Field(name=field.name, **field.metadata) for field in dataclasses.fields(noun) if "kind" in field.metadata
        )
    return _KNOWN_FIELDS[noun]


def fact_fields(noun: type[Any]) -> tuple[Field, ...]:
    """Only the fields that hold facts."""
    return tuple(field for field in fields(noun) if not field.plain)
