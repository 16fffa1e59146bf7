"""What may happen, said as data: a scenario by ids and codes, free of any one landscape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import inf


class Duration(Enum):
    """How long an outage lasts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    FOR_GOOD = "for_good"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__

    @property
    def hours(self) -> float:
        """In hours; a month has thirty days."""
        return _HOURS[self]


_HOURS = {Duration.DAY: 24.0, Duration.WEEK: 168.0, Duration.MONTH: 720.0, Duration.FOR_GOOD: inf}


@dataclass(frozen=True, slots=True)
class TakeOver:
    """That an organisation gets another owner with full control, on a date (None: the date of the landscape)."""

    organisation: str
    by: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PriceRise:
    """That a supplier, and all it controls, asks this share more: 0.3 is 30%."""

    organisation: str
    share: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """What happens, all at once. Names are ids, data centres as platforms write them, or countries by ISO code.

    `without`: organisations, platforms, products, teams and data centres that fall away. `sanctioned`: countries
    whose companies, and all they own, may deliver nothing any more. `keys_refused`: suppliers that keep what they hold
    the only key of locked. `laws_gone`: adequacy decisions that fall away. `notice` is how many hours before it happens
    it is known; `lasts` how long it is (every length is computed; this one is compared and counted).
    """

    name: str
    without: tuple[str, ...] = ()
    sanctioned: tuple[str, ...] = ()
    keys_refused: tuple[str, ...] = ()
    taken_over: tuple[TakeOver, ...] = ()
    price_rises: tuple[PriceRise, ...] = ()
    laws_gone: tuple[str, ...] = ()
    notice: float = 0.0
    lasts: Duration = Duration.FOR_GOOD

    @property
    def stops_things(self) -> bool:
        """Whether something falls away, beside what changes hands."""
        return bool(self.without or self.sanctioned or self.keys_refused)
