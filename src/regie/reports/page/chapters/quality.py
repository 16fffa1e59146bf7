"""How good the data is: how complete, fresh and free of contradiction, where least, and how that changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from regie.landscape import Interval
from regie.locale import Language, Message, percent, say
from regie.reports.assessment import Assessment
from regie.reports.quality import tables

_TOP = 12
_COLUMNS = {
    "versions": ("version", "day", "complete", "facts", "stale_part", "contested_part"),
    "clusters": ("cluster", "complete", "facts", "unknown", "contested", "stale"),
    "sources": ("source", "claims", "newest", "stale", "disputed", "against"),
    "fields": ("noun", "field", "complete", "facts", "unknown", "contested", "stale"),
}
"""The columns a reader of the report needs; the workbook has all."""
_BAR = "complete"
_LEFT = frozenset({"version", "cluster", "source", "noun", "field", "day", "newest", "against", _BAR})


@dataclass(frozen=True, slots=True)
class QualityCell:
    """A cell in words; `bar` is its share when it is drawn as a bar, `figure` whether it is a number in a column."""

    text: str
    figure: bool
    bar: Interval | None


@dataclass(frozen=True, slots=True)
class QualityTable:
    """One table; `more` rows are in the workbook only."""

    name: str
    title: str
    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[QualityCell, ...], ...]
    more: int


@dataclass(frozen=True, slots=True)
class QualityChapter:
    """The data in a sentence and tables; the first is how it changed, when there are earlier versions."""

    headline: str
    tables: tuple[QualityTable, ...]


def quality(assessment: Assessment, language: Language) -> QualityChapter:
    """The quality of the landscape assessed, with earlier versions when they were given."""
    found = assessment.quality
    by_name = dict(tables.all_tables(found, language))
    shown = [name for name in _COLUMNS if name != "versions" or len(found.versions) > 1]
    return QualityChapter(
        _headline(assessment, language), tuple(_table(name, by_name[name], language) for name in shown)
    )


def _headline(assessment: Assessment, language: Language) -> str:
    total = assessment.quality.latest.total
    parts = {"complete": total.complete, "stale": total.out_of_date, "contested": total.contradicted}
    said = {name: "–" if part is None else percent(part, language) for name, part in parts.items()}
    return say(Message(f"page.quality.{tables.headline(total)}", facts=total.total, **said), language)


def _table(name: str, rows: Iterable[tables.Row], language: Language) -> QualityTable:
    columns = _COLUMNS[name]
    at = [(column, tables.HEADINGS[name].index(column)) for column in columns]
    every = iter(rows)
    top = list(every if name == "versions" else islice(every, _TOP))
    return QualityTable(
        name,
        say(Message(f"quality.title.{name}"), language),
        tuple((tables.heading(column, language), column not in _LEFT) for column in columns),
        tuple(tuple(_cell(column, row[index], language) for column, index in at) for row in top),
        sum(1 for _ in every),
    )


def _cell(column: str, cell: tables.Cell, language: Language) -> QualityCell:
    bar = Interval(cell, cell) if column == _BAR and isinstance(cell, float) else None
    return QualityCell(tables.shown(column, cell, language), column not in _LEFT, bar)
