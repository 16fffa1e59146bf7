"""The facts of a thing as its page shows them: in groups, each with its claims, their sources and how old they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from regie.analyses.quality import limit_of
from regie.landscape import NOUN_BY_NAME, Kind, fact_fields, fields
from regie.web.thing.groups import GROUPS
from regie.web.values import Shower

if TYPE_CHECKING:
    from regie.store.models import Thing


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says; `why` is filled when another claim went before it."""

    text: str
    source: str
    day: date | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact. `state` is known, unknown or contested; `age` fresh, stale (beyond `limit` days), undated or empty.
    `asked` says who did not know, and when. `links` are the things it refers to, by key: noun and name."""

    name: str
    label: str
    text: str
    state: str
    claims: tuple[Said, ...]
    overruled: tuple[Said, ...]
    asked: Said | None
    age: str
    limit: int | None
    links: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of facts, and how many of them are unknown."""

    name: str
    rows: tuple[FactRow, ...]

    @property
    def unknown(self) -> int:
        """How many nobody has said anything about."""
        return sum(row.state == "unknown" for row in self.rows)


def groups_of(thing: Thing, shower: Shower, today: date) -> list[Group]:
    """All facts of a thing."""
    by_name = {one.name: one for one in fact_fields(NOUN_BY_NAME[thing.noun])}
    return [
        Group(name, tuple(_row(thing, by_name[one], shower, today) for one in members))
        for name, members in GROUPS[thing.noun]
    ]


def plain_of(thing: Thing, shower: Shower) -> list[tuple[str, str]]:
    """What identifies a thing that has no name of its own: label and text."""
    return [
        (shower.field(one.name), shower.value(one.name, thing.plain.get(one.name, "")))
        for one in fields(NOUN_BY_NAME[thing.noun])
        if one.plain and one.name not in ("id", "name") and thing.plain.get(one.name)
    ]


def _row(thing: Thing, one: Any, shower: Shower, today: date) -> FactRow:
    held = thing.facts.get(one.name, {})
    text, state = shower.cell(thing, one.name)
    claims = tuple(_said(shower, one.name, claim) for claim in held.get("claims", ()))
    limit = limit_of(thing.noun, one).days
    return FactRow(
        one.name,
        shower.field(one.name),
        text,
        state,
        claims,
        tuple(_said(shower, one.name, lost) for lost in held.get("overruled", ())),
        _asked(held.get("asked")),
        _age(claims, limit, today),
        limit,
        shower.referred(thing.known[one.name]) if one.kind is Kind.REFERENCE and state == "known" else {},
    )


def _said(shower: Shower, name: str, claim: Mapping[str, Any]) -> Said:
    return Said(shower.value(name, claim["value"]), claim.get("source", ""), _day(claim), claim.get("reason", ""))


def _asked(asked: Mapping[str, Any] | None) -> Said | None:
    return Said("", asked.get("source", ""), _day(asked)) if asked else None


def _day(claim: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(claim["date"]) if "date" in claim else None


def _age(claims: tuple[Said, ...], limit: int | None, today: date) -> str:
    """By the newest claim, as the analysis of quality counts it."""
    if not claims or limit is None:
        return ""
    days = [said.day for said in claims if said.day is not None]
    if not days:
        return "undated"
    return "stale" if (today - max(days)).days > limit else "fresh"
