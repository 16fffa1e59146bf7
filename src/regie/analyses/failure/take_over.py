"""A take-over as a named change over the landscape, and what the contracts with those who change hands allow."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Any

from regie.analyses.failure.scenario import TakeOver
from regie.landscape import (
    Change,
    Contract,
    Fact,
    FactRef,
    Landscape,
    Organisation,
    Ownership,
    Record,
    Source,
    Verdict,
    controls,
    known,
)
from regie.landscape.months import months_on
from regie.landscape.ownership import owners_at
from regie.landscape.vocabulary import Clause

WHAT_IF = Source("what if")
"""The source of what a scenario supposes."""


@dataclass(frozen=True, slots=True)
class Right:
    """What one contract allows when its supplier changes hands.

    `may_object`: whether a clause on change of control stands in it. `notice_by` is the last day on which notice can
    be given before it ends, None when its end or notice is unknown; `in_time` whether that day is still to come.
    """

    contract: str
    supplier: str
    may_object: Verdict
    end: date | None
    notice_by: date | None
    in_time: Verdict
    yearly_cost: float | None


def take_over_change(
    landscape: Landscape, at: date, take_over: TakeOver, also: tuple[Record, ...] = (), source: Source = WHAT_IF
) -> Change:
    """The change that puts a new owner above an organisation from a date and ends the control of earlier ones.

    `also` are records of the buyer that the landscape does not have, `source` is who says so. Raises
    KeyError for an organisation it lacks.
    """
    day = take_over.on or at
    ended: tuple[tuple[FactRef, Fact[Any]], ...] = tuple(
        (FactRef(owner.ownership.id, "until"), known(day, source))
        for owner in owners_at(landscape, day).get(take_over.organisation, ())
        if owner.controls is not False
    )
    name = f"{take_over.organisation} < {take_over.by} {day.isoformat()}"
    owned = Ownership(
        id=name,
        source=source,
        organisation=take_over.organisation,
        owner=take_over.by,
        control=known(True, source),
        since=known(day, source),
    )
    dependent: Fact[Any] = known(False, source)
    facts = (*ended, (FactRef(take_over.organisation, "independent"), dependent))
    return Change(name, put=(*also, owned), facts=facts)


def contract_rights(landscape: Landscape, at: date, organisation: str) -> tuple[Right, ...]:
    """The contracts with an organisation or with what it controls; `landscape` is the one after the take-over."""
    control = controls(landscape, at)
    concerned = {
        one.id
        for one in landscape.all(Organisation)
        if one.id == organisation or any(step.owner == organisation for step in control[one.id].chain)
    }
    return rights_with(landscape, at, concerned)


def rights_with(landscape: Landscape, at: date, suppliers: Container[str]) -> tuple[Right, ...]:
    """The contracts with these suppliers that have not ended, the one that asks a decision soonest first."""
    found = (
        _right(contract, supplier, at)
        for contract in landscape.all(Contract)
        if (supplier := contract.supplier.value_or("")) in suppliers and not _over(contract, at)
    )
    return tuple(sorted(found, key=lambda one: (one.notice_by is None, one.notice_by or date.max, one.contract)))


def _over(contract: Contract, at: date) -> bool:
    return contract.end.every(lambda end: end < at) is True


def _right(contract: Contract, supplier: str, at: date) -> Right:
    end, months = contract.end.value_or(None), contract.notice_months.value_or(None)
    notice_by = months_on(end, -months) if end is not None and months is not None else None
    return Right(
        contract=contract.id,
        supplier=supplier,
        may_object=Verdict.of(contract.clauses.every(lambda clauses: Clause.CHANGE_OF_CONTROL in clauses)),
        end=end,
        notice_by=notice_by,
        in_time=Verdict.of(None if notice_by is None else notice_by >= at),
        yearly_cost=contract.yearly_cost.value_or(None),
    )
