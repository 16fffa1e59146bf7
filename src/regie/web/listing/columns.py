"""Which columns a list shows unless somebody chooses others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
_COMPUTED_OF = {
    "application": ("autonomous", "seal", "critical", "processes"),
    "platform": ("autonomous", "seal"),
    "organisation": ("autonomous", "seal"),
}
_SORTED_BY = {"seal": "seal_low"}
_RIGHT = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.HOURS, Kind.SHARE})


def usual_columns(noun: str) -> tuple[str, ...]:
    """The columns of a noun unless somebody chooses others."""
    return _FIRST[noun]


def possible_columns(noun: str) -> tuple[str, ...]:
    """Every column a list of this noun can have: its fields, and what is computed of it."""
    return (*(one.name for one in fields(NOUN_BY_NAME[noun])), *_COMPUTED_OF.get(noun, ()))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a field of the noun or something computed.

    `sort` is what its heading sorts by, `right` and `style` how it is set, `fact` whether it is edited in its place.
    """

    name: str
    label: str
    sort: str
    right: bool
    style: str
    fact: bool


def columns_of(noun: str, chosen: Sequence[str], label: Callable[[str], str]) -> tuple[Column, ...]:
    """The chosen columns, or the usual ones, labelled; names that are no field are passed by."""
    by_name = {one.name: one for one in fields(NOUN_BY_NAME[noun])}
    known = {*possible_columns(noun)}
    names = [name for name in chosen if name in known] or list(_FIRST[noun])
    right = {name for name, one in by_name.items() if one.kind in _RIGHT} | {"processes"}
    tight = right | {"seal"} | {name for name, one in by_name.items() if one.kind is Kind.DATE}
    facts = {name for name, one in by_name.items() if not one.plain}

    def style(name: str) -> str:
        return "right tight" if name in right else "tight" if name in tight else ""

    return tuple(
        Column(name, label(name), _SORTED_BY.get(name, name), name in right, style(name), name in facts)
        for name in names
    )
