"""Counts facts by how well they are known, how old they are, and whether sources differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from regie.analyses.quality.limits import limit_of
from regie.analyses.quality.results import Count, FieldQuality, Quality, SourceQuality
from regie.landscape import NO_SOURCE, NOUNS, UNKNOWN, Claim, Fact, Landscape, Record, Source, fact_fields
from regie.landscape.fact import Status

InUse = frozenset[tuple[str, str]]
"""Fields as (noun, field)."""


def fields_in_use(landscape: Landscape) -> InUse:
    """The fields of which something is said, or somebody was asked: a field nobody fills in is a choice, not a gap."""
    return frozenset(
        (noun.noun, one.name)
        for noun in NOUNS
        for one in fact_fields(noun)
        if any(getattr(record, one.name) != UNKNOWN for record in landscape.all(noun))
    )


def judge_quality(landscape: Landscape, at: date, in_use: InUse | None = None) -> Quality:
    """The quality of everything in a landscape at a date.

    Totals and clusters count fields `in_use` only (those of this landscape, unless given): to compare versions, give
    the fields of all of them. A fact is as old as its newest claim.
    """
    counted = fields_in_use(landscape) if in_use is None else in_use
    fields: list[FieldQuality] = []
    clusters: dict[str, Count] = {}
    sources: dict[str, _Source] = {}
    for noun in NOUNS:
        records = landscape.all(noun)
        for one in fact_fields(noun) if records else ():
            days = limit_of(noun.noun, one).days
            counts = [(record, _count(getattr(record, one.name), days, at)) for record in records]
            quality = FieldQuality(
                noun.noun, one.name, _sum(count for _, count in counts), days, (noun.noun, one.name) in counted
            )
            fields.append(quality)
            if quality.used:
                for record, count in counts:
                    if hasattr(record, "cluster"):
                        name = _cluster(record)
                        clusters[name] = clusters.get(name, Count()) + count
            for record in records:
                _heard(getattr(record, one.name), days, at, sources)
    total = _sum(one.count for one in fields if one.used)
    found = sorted(sources.items(), key=lambda item: (-item[1].claims, item[0]))
    return Quality(
        landscape,
        at,
        total,
        tuple(fields),
        dict(sorted(clusters.items())),
        tuple(source.result(name) for name, source in found),
    )


def _sum(counts: Iterable[Count]) -> Count:
    total = Count()
    for count in counts:
        total = total + count
    return total


def _count(fact: Fact[Any], days: int | None, at: date) -> Count:
    status = fact.status
    if status is Status.UNKNOWN:
        return _NOBODY if fact.asked != NO_SOURCE else _UNKNOWN
    dates = [claim.source.date for claim in fact.claims if claim.source.date is not None]
    return _COUNTS[status, _age(max(dates, default=None), days, at)]


def _age(dated: date | None, days: int | None, at: date) -> str:
    if days is None:
        return "fresh"
    if dated is None:
        return "undated"
    return "stale" if (at - dated).days > days else "fresh"


_UNKNOWN = Count(total=1, unknown=1)
_NOBODY = Count(total=1, unknown=1, nobody_knew=1)
_COUNTS = {
    (status, age): Count(total=1, **{status.value: 1, age: 1})
    for status in (Status.KNOWN, Status.CONTESTED)
    for age in ("fresh", "stale", "undated")
}


def _cluster(record: Record) -> str:
    held: Fact[str] = getattr(record, "cluster")  # noqa: B009 - not every noun has one
    return held.value if held.known else ""


@dataclass(slots=True)
class _Source:
    claims: int = 0
    dates: list[date] = field(default_factory=list)
    stale: int = 0
    undated: int = 0
    disputed: int = 0
    against: Counter[str] = field(default_factory=Counter)
    overruled: int = 0

    def add(self, claim: Claim[Any], days: int | None, at: date, others: Iterable[str]) -> None:
        self.claims += 1
        if claim.source.date is not None:
            self.dates.append(claim.source.date)
        age = _age(claim.source.date, days, at)
        self.stale += age == "stale"
        self.undated += age == "undated"
        against = set(others)
        self.disputed += bool(against)
        self.against.update(against)

    def result(self, name: str) -> SourceQuality:
        return SourceQuality(
            name,
            self.claims,
            min(self.dates, default=None),
            max(self.dates, default=None),
            self.stale,
            self.undated,
            self.disputed,
            dict(sorted(self.against.items(), key=lambda item: (-item[1], item[0]))),
            self.overruled,
        )


def _heard(fact: Fact[Any], days: int | None, at: date, sources: dict[str, _Source]) -> None:
    for claim in fact.claims:
        others = [other.source.name for other in fact.claims if other.value != claim.value]
        _of(sources, claim.source).add(claim, days, at, others)
    for outranked in fact.overruled:
        _of(sources, outranked.source).overruled += 1


def _of(sources: dict[str, _Source], source: Source) -> _Source:
    return sources.setdefault(source.name, _Source())
