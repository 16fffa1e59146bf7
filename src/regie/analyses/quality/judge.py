"""Counts facts by how well they are known, how old they are, and whether sources differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

from regie.analyses.quality.limits import limit_of
from regie.analyses.quality.results import Count, FieldQuality, Quality, SourceQuality, Versions
from regie.landscape import NO_SOURCE, NOUNS, UNKNOWN, Fact, Landscape, Record, fact_fields, says_same
from regie.landscape.fact import Status

InUse = frozenset[tuple[str, str]]
"""Fields as (noun, field)."""


def fields_in_use(landscape: Landscape) -> InUse:
    """The fields of which something is said, or somebody was asked: a field nobody fills in is a choice, not a gap."""
    return frozenset(
        (noun.noun, one.name)
        for noun in NOUNS
        for one in fact_fields(noun)
        if any(fact is not UNKNOWN and fact != UNKNOWN for fact in map(attrgetter(one.name), landscape.all(noun)))
    )


def judge_quality(landscape: Landscape, at: date, in_use: InUse | None = None) -> Quality:
    """The quality of everything in a landscape at a date.

    Totals and clusters count fields `in_use` only (those of this landscape, unless given): to compare versions, give
    the fields of all of them. A fact is as old as its newest claim.
    """
    counted = fields_in_use(landscape) if in_use is None else in_use
    fields: list[FieldQuality] = []
    clusters: dict[str, Counter[str]] = defaultdict(Counter)
    sources: dict[str, _Source] = defaultdict(_Source)
    for noun in NOUNS:
        records = landscape.all(noun)
        have_clusters = any(one.name == "cluster" for one in fact_fields(noun))
        names = [_cluster(record) for record in records] if have_clusters else []
        for one in fact_fields(noun) if records else ():
            days = limit_of(noun.noun, one).days
            facts: list[Fact[Any]] = list(map(attrgetter(one.name), records))
            # things share the fact itself where a source says the same of them: it is judged once
            ids = list(map(id, facts))
            often = Counter(ids)
            distinct = dict(zip(ids, facts, strict=True))
            kinds = {key: _kind(fact, days, at) for key, fact in distinct.items()}
            used = (noun.noun, one.name) in counted
            tally: Counter[str] = Counter()
            for key, times in often.items():
                tally[kinds[key]] += times
            fields.append(FieldQuality(noun.noun, one.name, _sum(tally), days, used))
            if used and have_clusters:
                for (name, key), times in Counter(zip(names, ids, strict=True)).items():
                    clusters[name][kinds[key]] += times
            _hear([(fact, often[key]) for key, fact in distinct.items()], days, at, sources)
    total = _sum(Counter(), *(one.count for one in fields if one.used))
    found = sorted(sources.items(), key=lambda item: (-item[1].claims, item[0]))
    return Quality(
        landscape,
        at,
        total,
        tuple(fields),
        {name: _sum(tally) for name, tally in sorted(clusters.items())},
        tuple(source.result(name) for name, source in found),
    )


def judge_versions(landscapes: Sequence[tuple[Landscape, date]]) -> Versions:
    """Versions of one landscape, each at a date. They count the same fields: those that any of them uses."""
    in_use = frozenset[tuple[str, str]]().union(*(fields_in_use(landscape) for landscape, _ in landscapes))
    return Versions(tuple(judge_quality(landscape, at, in_use) for landscape, at in landscapes))


def _sum(tally: Mapping[str, int], *more: Count) -> Count:
    """Each kind of fact as often as it was met, and more."""
    parts = [*((_COUNTS[kind], times) for kind, times in tally.items()), *((one, 1) for one in more)]
    return Count(*(sum(getattr(one, name) * times for one, times in parts) for name in Count.__slots__))


def _kind(fact: Fact[Any], days: int | None, at: date) -> str:
    """How well it is known and how old it is: one of `_COUNTS`."""
    claims = fact.claims
    if not claims:
        return "unknown" if fact.asked == NO_SOURCE else "nobody_knew"
    if len(claims) == 1:
        return _KNOWN[_age(claims[0].source.date, days, at)]
    dates = [claim.source.date for claim in claims if claim.source.date is not None]
    return f"{fact.status.value} {_age(max(dates, default=None), days, at)}"


def _age(dated: date | None, days: int | None, at: date) -> str:
    if days is None:
        return "fresh"
    if dated is None:
        return "undated"
    return "stale" if (at - dated).days > days else "fresh"


_AGES = ("fresh", "stale", "undated")
_KNOWN = {age: f"{Status.KNOWN.value} {age}" for age in _AGES}
_COUNTS = {
    "unknown": Count(total=1, unknown=1),
    "nobody_knew": Count(total=1, unknown=1, nobody_knew=1),
    **{
        f"{status.value} {age}": Count(total=1, **{status.value: 1, age: 1})
        for status in (Status.KNOWN, Status.CONTESTED)
        for age in _AGES
    },
}


def _cluster(record: Record) -> str:
    """Empty when it is not known."""
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

    def add(self, dated: date | None, age: str, times: int, against: Collection[str] = ()) -> None:
        """Count claims of one date and age, and the other sources that say otherwise."""
        self.claims += times
        if dated is not None:
            self.dates.append(dated)
        self.stale += times if age == "stale" else 0
        self.undated += times if age == "undated" else 0
        self.disputed += times if against else 0
        for name in against:
            self.against[name] += times

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


def _hear(facts: Iterable[tuple[Fact[Any], int]], days: int | None, at: date, sources: dict[str, _Source]) -> None:
    """What each source says in these facts, each with how often it is there."""
    for fact, times in facts:
        claims = fact.claims
        for claim in claims:
            # a claim that stands alone is contradicted by none
            others = claims if len(claims) > 1 else ()
            against = {other.source.name for other in others if not says_same(other.value, claim.value)}
            dated = claim.source.date
            sources[claim.source.name].add(dated, _age(dated, days, at), times, against)
        for outranked in fact.overruled:
            sources[outranked.source.name].overruled += times
