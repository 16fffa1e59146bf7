"""The values of FEEL in Python: None, bool, Decimal, str, date, time, datetime, durations, list, dict, Range."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal

# Decimal128, the arithmetic DMN 1.5 §10.3.2.3.1 prescribes; traps off, so that an impossible result is not finite.
ARITHMETIC = Context(prec=34, Emin=-6143, Emax=6144, traps=[])


@dataclass(frozen=True, slots=True, order=True)
class Months:
    """A years-and-months duration, in months."""

    count: int


@dataclass(frozen=True, slots=True)
class Range:
    """An interval. An end of None is open on that side without bound."""

    low: object
    high: object
    low_closed: bool
    high_closed: bool


def internal(value: object) -> object:
    """A Python value as FEEL sees it: numbers become Decimal (a float by its shortest notation)."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, list | tuple):
        return [internal(item) for item in value]
    if isinstance(value, dict):
        return {str(key): internal(item) for key, item in value.items()}
    return value


def plain(value: object) -> object:
    """A FEEL value as the caller sees it: a number is an int when whole and a float otherwise."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def kind(value: object) -> str:  # noqa: C901 - one case a type
    """The FEEL type of a value; values of different kinds do not compare."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case Decimal():
            return "number"
        case str():
            return "string"
        case datetime():
            return "date and time"
        case date():
            return "date"
        case time():
            return "time"
        case timedelta():
            return "days and time duration"
        case Months():
            return "years and months duration"
        case list():
            return "list"
        case dict():
            return "context"
        case Range():
            return "range"
        case _:
            raise TypeError(f"{type(value).__name__} is no FEEL value")


def key(value: object) -> object:
    """A hashable stand-in for a FEEL value; equal exactly when the values are equal in FEEL."""
    if isinstance(value, list):
        return ("list", tuple(key(item) for item in value))
    if isinstance(value, dict):
        return ("context", tuple(sorted((name, key(item)) for name, item in value.items())))
    return (kind(value), value)
