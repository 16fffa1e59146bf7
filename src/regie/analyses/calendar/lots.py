"""The contracts of a few years together by lot, on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from regie.analyses.calendar.results import Calendar, ContractDates, Due
from regie.landscape import Contract, Status

_LATE = (Due.TOO_LATE, Due.PERHAPS_TOO_LATE)


@dataclass(frozen=True, slots=True)
class Lot:
    """The contracts of one lot that end in some years. `name` is empty where no lot is given.

    `late` of them are too late or may be; `yearly_cost` adds up what is known, `without_cost` counts the others.
    """

    name: str
    contracts: tuple[ContractDates, ...]
    first_end: date
    last_end: date
    decide_by: date | None
    late: int
    yearly_cost: float
    without_cost: int


def lots_ending(calendar: Calendar, first: int, last: int) -> tuple[Lot, ...]:
    """The lots with contracts that end from one year up to and including another; those without a lot last."""
    found: dict[str, list[ContractDates]] = {}
    for row in calendar.ending(first, last):
        contract = calendar.landscape[row.contract]
        if isinstance(contract, Contract):
            found.setdefault(contract.lot.value_or(""), []).append(row)
    lots = [_lot(calendar, name, rows) for name, rows in found.items()]
    return tuple(sorted(lots, key=lambda lot: (not lot.name, lot.decide_by or date.max, lot.name)))


def _lot(calendar: Calendar, name: str, rows: list[ContractDates]) -> Lot:
    costs = list(_costs(calendar, rows))
    running = [row for row in rows if row.due is not Due.ENDED]
    return Lot(
        name,
        tuple(rows),
        min(row.end.earliest for row in rows if row.end.earliest),
        max(row.end.latest for row in rows if row.end.latest),
        min((row.decide_by.safe for row in running if row.decide_by.safe), default=None),
        sum(row.due in _LATE for row in rows),
        sum(cost for cost in costs if cost is not None),
        sum(cost is None for cost in costs),
    )


def _costs(calendar: Calendar, rows: Iterable[ContractDates]) -> Iterable[float | None]:
    for row in rows:
        contract = calendar.landscape[row.contract]
        if isinstance(contract, Contract):
            cost = contract.yearly_cost
            yield cost.value if cost.status is Status.KNOWN else None
