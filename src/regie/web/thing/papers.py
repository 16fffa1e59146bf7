"""Contracts and evidence about a thing: until when they hold, and whether evidence proves or claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from regie.landscape.months import months_on
from regie.web.values import Shower

if TYPE_CHECKING:
    from regie.store.models import Thing


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract. `notice` is the last day to give notice, `latest` its end when every option is taken."""

    key: str
    name: str
    supplier: str
    end: date | None
    notice: date | None
    latest: date | None
    clauses: str
    cost: str
    state: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence. `state` is proven, claimed, expired, or unknown where its strength is."""

    key: str
    kind: str
    criterion: str
    dated: date | None
    expires: date | None
    state: str


def contract_rows(contracts: Iterable[Thing], shower: Shower, today: date) -> list[ContractRow]:
    """Contracts, the first that ends first; those whose end is unknown last."""
    things = list(contracts)
    shower.look_up(things, ["supplier"])
    rows = [contract_row(one, shower, today) for one in things]
    return sorted(rows, key=lambda row: (row.end is None, row.end or today, row.name))


def contract_row(one: Thing, shower: Shower, today: date) -> ContractRow:
    """One contract with the days that matter."""
    end, notice, latest = _day(one, "end"), None, None
    if end and "notice_months" in one.known:
        notice = months_on(end, -int(one.known["notice_months"]))
    if end and {"options", "option_months"} <= one.known.keys():
        latest = months_on(end, int(one.known["options"]) * int(one.known["option_months"]))
    cell = {name: shower.cell(one, name)[0] for name in ("supplier", "clauses", "yearly_cost")}
    return ContractRow(
        one.key,
        one.name or one.key,
        cell["supplier"],
        end,
        notice,
        latest,
        cell["clauses"],
        cell["yearly_cost"],
        _contract_state(end, notice, today),
    )


def _contract_state(end: date | None, notice: date | None, today: date) -> str:
    if end is None:
        return "unknown"
    if end < today:
        return "ended"
    return "notice_passed" if notice and notice < today else "running"


def evidence_rows(evidence: Iterable[Thing], shower: Shower, today: date) -> list[EvidenceRow]:
    """Evidence, what still counts first."""
    rows = [_evidence(one, shower, today) for one in evidence]
    return sorted(rows, key=lambda row: (row.state == "expired", row.expires or date.max))


def _evidence(one: Thing, shower: Shower, today: date) -> EvidenceRow:
    expires = _day(one, "expires")
    state = "expired" if expires and expires <= today else one.known.get("strength", "unknown")
    kind = shower.value("kind", one.plain["kind"])
    return EvidenceRow(one.key, kind, one.known.get("criterion", ""), _day(one, "dated"), expires, state)


def _day(one: Thing, field: str) -> date | None:
    return date.fromisoformat(one.known[field]) if field in one.known else None
