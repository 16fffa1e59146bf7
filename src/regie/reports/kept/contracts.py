"""By when contracts ask a decision, as pieces: all days in one, the reasons by contract, lots, counts and the feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from regie.analyses.calendar import Calendar, ContractDates, Due, Span, lots_ending
from regie.landscape import Contract, FactRef, Verdict
from regie.locale import LANGUAGES
from regie.reference_data.tendering import years_with_many_ends
from regie.reports.calendar.feed import calendar_ics
from regie.reports.kept.scores import reason_data, reason_of

_SPANS = ("end", "notice_by", "tender_by", "decide_by")
_DAYS = ("end", "notice_by", "award_by", "tender_by", "decide_by", "extended_end", "extended_decide_by")


def contracts(calendar: Calendar) -> Iterator[tuple[str, str, Any]]:
    """Kind, key and body of every piece."""
    yield "contract_counts", "", {due.value: count for due, count in calendar.counts().items()}
    yield "contracts", "", [_row(calendar, row) for row in calendar.rows]
    yield "lots", "", _lots(calendar)
    for row in calendar.rows:
        yield "contract", row.contract, _dates(row)
    for language in LANGUAGES:
        yield "feed", language, calendar_ics(calendar, language).decode("utf-8")


def _row(calendar: Calendar, row: ContractDates) -> dict[str, Any]:
    contract = calendar.landscape[row.contract]
    assert isinstance(contract, Contract)
    supplier = contract.supplier.value_or("")
    return {
        "id": row.contract,
        "name": contract.name,
        "supplier": calendar.landscape.name_of(supplier) if supplier else "",
        "lot": contract.lot.value_or(""),
        "cluster": contract.cluster.value_or(""),
        "cost": contract.yearly_cost.value_or(None),
        "state": row.due.value,
        **{name: _ends(getattr(row, name)) for name in _SPANS},
    }


def _dates(row: ContractDates) -> dict[str, Any]:
    return {
        "days": {name: _ends(getattr(row, name)) for name in _DAYS},
        "state": row.due,
        "extendable": row.extendable,
        "why": [reason_data(one) for one in row.reasons],
        "questions": [ref.field for ref in row.questions],
    }


def dates_of(contract: str, body: Mapping[str, Any]) -> ContractDates:
    """The days of a contract from their piece."""
    return ContractDates(
        contract=contract,
        extendable=Verdict(body["extendable"]),
        due=Due(body["state"]),
        reasons=tuple(reason_of(one) for one in body["why"]),
        questions=tuple(FactRef(contract, field) for field in body["questions"]),
        **{name: _span(body["days"][name]) for name in _DAYS},
    )


def _lots(calendar: Calendar) -> list[dict[str, Any]]:
    return [
        {
            "name": lot.name,
            "contracts": len(lot.contracts),
            "first_end": lot.first_end,
            "last_end": lot.last_end,
            "decide_by": lot.decide_by,
            "late": lot.late,
            "cost": lot.yearly_cost,
            "without_cost": lot.without_cost,
        }
        for lot in lots_ending(calendar, *years_with_many_ends())
    ]


def _ends(span: Span) -> list[str | None]:
    """Days as text: a page reads all rows, and shows a few."""
    return [None if end is None else end.isoformat() for end in (span.earliest, span.latest)]


def _span(ends: Sequence[str | None]) -> Span:
    first, last = (None if end is None else date.fromisoformat(end) for end in ends)
    return Span(first, last)
