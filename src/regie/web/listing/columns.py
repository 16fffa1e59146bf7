"""Which columns a list shows unless somebody chooses others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regie.actions.keeping.listing import COMPUTED
from regie.landscape import NOUN_BY_NAME, Kind, fields

_FIRST: dict[str, tuple[str, ...]] = {
    "application": ("name", "suppliers", "cluster", "platform", "autonomous", "seal", "yearly_cost", "users"),
    "platform": ("name", "kind", "suppliers", "operated_by", "autonomous", "seal"),
    "process": ("name", "cluster", "owner", "maximum_outage", "critical", "people_served"),
    "dataset": ("name", "cluster", "bbn", "privacy", "stored_in", "volume"),
    "organisation": ("name", "kind", "seat", "legal_name", "autonomous", "seal"),
    "ownership": ("organisation", "owner", "share", "control", "since", "until"),
    "team": ("name", "organisation", "cluster", "people", "skills"),
    "contract": ("name", "supplier", "lot", "end", "notice_months", "options", "yearly_cost"),
    "dependency": ("subject", "kind", "target", "group", "tested", "felt_after"),
    "evidence": ("about", "kind", "strength", "criterion", "dated", "expires"),
    "deviation": ("application", "model", "outcome", "reason", "decided_by", "until"),
}
_RIGHT = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.HOURS, Kind.SHARE})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a field of the noun or something computed; `sort` is what its heading sorts by, if anything."""

    name: str
    sort: str
    right: bool


def columns_of(noun: str, chosen: Sequence[str]) -> tuple[Column, ...]:
    """The chosen columns, or the usual ones; names that are no field are passed by."""
    by_name = {one.name: one for one in fields(NOUN_BY_NAME[noun])}
    known = {*by_name, *COMPUTED, "seal"}
    names = [name for name in chosen if name in known] or list(_FIRST[noun])
    return tuple(_column(name, name in by_name and by_name[name].kind in _RIGHT) for name in names)


def _column(name: str, right: bool) -> Column:
    return Column(name, "seal_low" if name == "seal" else name, right)
