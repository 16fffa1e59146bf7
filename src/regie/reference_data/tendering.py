"""The least time the law gives a tender, from what value it holds, and what it says about switching cloud services.

Source: named per figure in `tendering.json`. The periods are minimum periods in calendar days; the shorter ones for
urgency or after a prior notice are exceptions and are not counted on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from regie.locale import Message
from regie.reference_data.acts import called
from regie.reference_data.files import data


@dataclass(frozen=True, slots=True)
class Period:
    """A part of a procedure: calendar days (negative: what may be taken off), the article and the page read."""

    id: str
    days: int
    act: str | Message
    article: str
    page: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """From this value, in euros without VAT, a municipality's services and supplies are tendered in Europe."""

    amount: float
    since: date
    until: date
    act: str | Message
    page: str


@dataclass(frozen=True, slots=True)
class Switching:
    """What the Data Act gives a customer of a cloud service: notice of at most so many months, and a transition."""

    act: str | Message
    article: str
    notice_months: int
    transition_days: int
    since: date
    page: str


@cache
def procedures() -> Mapping[str, tuple[Period, ...]]:
    """The ordinary European procedures by name, each with its minimum periods in order."""
    raw = data("tendering")
    periods = {one["id"]: Period(**{**one, "act": called(one["act"])}) for one in raw["periods"]}
    return MappingProxyType(
        {one["id"]: tuple(periods[period] for period in one["periods"]) for one in raw["procedures"]}
    )


@cache
def minimum_days() -> int:
    """The least number of days from announcement to contract: those of the shortest ordinary procedure."""
    return min(sum(period.days for period in periods) for periods in procedures().values())


@cache
def threshold(at: date) -> Threshold:
    """The threshold in force on a day; the last one known for a later day, the first one for an earlier."""
    found = [
        Threshold(
            one["amount"],
            date.fromisoformat(one["since"]),
            date.fromisoformat(one["until"]),
            called(one["act"]),
            one["page"],
        )
        for one in data("tendering")["thresholds"]
    ]
    begun = [one for one in found if one.since <= at]
    return begun[-1] if begun else found[0]


def longest_counted_years() -> int:
    """How many years of a contract count at most towards its value when it has no fixed term or a longer one."""
    return int(data("tendering")["longest_counted_years"]["years"])


@cache
def switching() -> Switching:
    """What the Data Act says about leaving a cloud service."""
    raw = data("tendering")["switching"]
    return Switching(**{**raw, "act": called(raw["act"]), "since": date.fromisoformat(raw["since"])})


def years_with_many_ends() -> tuple[int, int]:
    """The first and last year in which many contracts end, by the strategy §6.4."""
    first, last = data("tendering")["many_contracts_end"]["years"]
    return first, last
