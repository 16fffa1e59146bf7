"""The tables on quality as rows, the same for terminal and workbook. Parts are numbers from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from regie.analyses.quality import Count, Quality, Versions
from regie.locale import Language, Message, day, percent, say

Cell = str | int | float | date | None
Row = tuple[Cell, ...]

PARTS = frozenset({"complete", "stale_part", "contested_part"})
HEADINGS = {
    "versions": ("version", "day", "facts", "complete", "stale_part", "contested_part", "undated"),
    "fields": (
        "noun",
        "field",
        "facts",
        "unknown",
        "nobody_knew",
        "contested",
        "stale",
        "undated",
        "limit",
        "complete",
    ),
    "clusters": ("cluster", "facts", "unknown", "contested", "stale", "undated", "complete", "stale_part"),
    "sources": ("source", "claims", "oldest", "newest", "stale", "undated", "disputed", "against", "overruled"),
}


def all_tables(found: Versions, language: Language) -> Iterator[tuple[str, Iterator[Row]]]:
    """The tables by name: every version, and the last one by field, cluster and source."""
    yield "versions", versions(found, language)
    yield "fields", fields(found.latest, language)
    yield "clusters", clusters(found.latest, language)
    yield "sources", sources(found.latest, language)


def headline(total: Count) -> str:
    """The key of the sentence above the tables: without dates nothing is old or new."""
    return "headline" if total.out_of_date is not None else "headline_undated"


def versions(found: Versions, language: Language) -> Iterator[Row]:
    """A row a version, oldest first."""
    for one in found.versions:
        total = one.total
        parts = (total.complete, total.out_of_date, total.contradicted)
        yield (one.landscape.name, one.landscape.as_of or one.at, total.total, *parts, total.undated)


def fields(quality: Quality, language: Language) -> Iterator[Row]:
    """A row a field in use, the least complete first."""
    used = (one for one in quality.fields if one.used)
    for one in sorted(used, key=lambda one: (one.count.complete or 0.0, -one.count.total, one.noun, one.field)):
        count = one.count
        noun = say(Message(f"landscape.noun.{one.noun}.other"), language)
        label = say(Message(f"landscape.field.{one.noun}.{one.field}.label"), language)
        open_ = (count.total, count.unknown, count.nobody_knew, count.contested)
        yield (noun, label, *open_, count.stale, count.undated, one.limit_days, count.complete)


def clusters(quality: Quality, language: Language) -> Iterator[Row]:
    """A row a cluster, the least complete first; things without a known cluster are one of their own."""

    def order(item: tuple[str, Count]) -> tuple[float, str]:
        return item[1].complete or 0.0, item[0]

    for name, count in sorted(quality.clusters.items(), key=order):
        label = name or say(Message("quality.no_cluster"), language)
        open_ = (count.total, count.unknown, count.contested, count.stale, count.undated)
        yield (label, *open_, count.complete, count.out_of_date)


def sources(quality: Quality, language: Language) -> Iterator[Row]:
    """A row a source, the one that says most first."""
    for one in quality.sources:
        label = one.source or say(Message("reports.no_source"), language)
        against = ", ".join(f"{other or '–'} ({times})" for other, times in list(one.against.items())[:3])
        dates = (one.oldest, one.newest)
        yield (label, one.claims, *dates, one.stale, one.undated, one.disputed, against or None, one.overruled)


def shown(column: str, cell: Cell, language: Language) -> str:
    """A cell in words."""
    if cell is None:
        return "–"
    if column in PARTS and isinstance(cell, int | float):
        return percent(cell, language)
    if isinstance(cell, date):
        return day(cell, language)
    return say(Message("quality.cell", value=cell), language) if isinstance(cell, int) else str(cell)


def heading(column: str, language: Language) -> str:
    """A column in words."""
    return say(Message(f"quality.column.{column}"), language)
