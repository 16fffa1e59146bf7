"""What stops: the single failures that stop critical processes with why, and the scenarios that were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regie.analyses.failure import Failure, Ranked
from regie.landscape import Verdict
from regie.locale import Language, Message, number, say
from regie.reports.failure import Told, WhatIf, rising, tables
from regie.reports.failure.compared import compared_rows
from regie.reports.failure.ranked import ranked_rows, single_name
from regie.reports.failure.terminal import shown_cell
from regie.reports.page.chapters.worded import WordedTable

WORST = 12
"""So many single failures are told, each with why the first critical process stops."""
_TOP = 12
_WHY = ("key", "process", "stops", "longest", "too_long", "why")
_PROCESSES = ("process", "critical", "stops", "month", "longest", "too_long", "why")
_FIGURES = frozenset({"processes", "hours", "people", "clusters", "lost", *tables.EUROS})
_RANKED = ("what", "key", "critical", "processes", "hours", "people", "clusters")
_COMPARED = ("scenario", "duration", "critical", "processes", "hours", "people", "extra", "judged_count")


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario that was asked for: its name, what it does in sentences, and tables."""

    name: str
    says: tuple[str, ...]
    tables: tuple[WordedTable, ...]


@dataclass(frozen=True, slots=True)
class WhatIfChapter:
    """The chapter: a sentence, tables, and the scenarios."""

    headline: str
    tables: tuple[WordedTable, ...]
    scenarios: tuple[Scenario, ...]


def whatif_chapter(told: Told, language: Language) -> WhatIfChapter:
    """What stops and why; `regie whatif` has every row."""
    critical = [one for one in told.ranking.failures if one.critical.low > 0]
    maybe = sum(one.critical.low == 0 < one.critical.high for one in told.ranking.failures)
    ranked = _picked("ranked", _RANKED, list(ranked_rows(told.ranking, language))[: len(critical)], language, WORST)
    why = _why(told, language)
    found = [ranked, why]
    scenarios: tuple[Scenario, ...] = ()
    if told.scenarios is not None:
        rows = list(compared_rows(told.scenarios, language))
        found.append(_picked("compared", _COMPARED, rows, language, len(rows)))
        scenarios = tuple(_scenario(at, one, language) for at, one in enumerate(told.scenarios.found, start=1))
    counts = {"n": len(critical), "maybe": number(maybe, language), "harmless": number(told.ranking.harmless, language)}
    headline = say(Message("page.whatif.headline", **counts), language)
    return WhatIfChapter(headline, tuple(table for table in found if table.rows), scenarios)


def _why(told: Told, language: Language) -> WordedTable:
    headings = [(tables.heading(column, language), False) for column in _WHY]
    rows = [[shown_cell(cell, "", language) for cell in row] for row in _explained(told.worst, language)]
    return WordedTable.of("why", say(Message("page.whatif.why_title"), language), headings, rows, WORST)


def _explained(worst: Sequence[tuple[Ranked, Failure]], language: Language) -> Iterator[tables.Row]:
    """Of each failure the first critical process that stops: from which hour, what it can bear, and why."""
    for ranked, failure in worst:
        _, name = single_name(failure.landscape, ranked.single, language)
        rows = zip(failure.processes, tables.processes(failure, language), strict=True)
        first = next((row for one, row in rows if one.critical is Verdict.YES), None)
        if first is not None:
            yield name, *_cells("processes", _WHY[1:], first)


def _scenario(at: int, found: WhatIf, language: Language) -> Scenario:
    says: list[str] = []
    shown: list[WordedTable] = []
    if found.failure is not None:
        counts = {verdict.value: found.failure.counted(verdict, found.scenario.lasts) for verdict in Verdict}
        says.append(say(Message("failure.headline", yes=counts["yes"], between=counts["between"]), language))
        rows = list(tables.processes(found.failure, language))
        shown.append(_picked("processes", _PROCESSES, rows, language, _TOP, f"s{at}-processes"))
    if found.taken_over is not None:
        says.append(say(Message("page.whatif.judged", n=len(found.taken_over.judged)), language))
        goals = list(tables.goals(found.taken_over, language))
        rights = list(tables.rights(found.taken_over, found.landscape, language))
        shown.append(_table("goals", tables.COLUMNS["goals"], goals, language, _TOP, f"s{at}-goals"))
        shown.append(_table("rights", tables.COLUMNS["rights"], rights, language, _TOP, f"s{at}-rights"))
    if found.prices is not None:
        prices = list(rising.prices(found.prices, found.landscape, language))
        shown.append(
            _picked("prices", ("thing", "cluster", "cost", "extra_high"), prices, language, _TOP, f"s{at}-prices")
        )
    if found.displaced is not None:
        gone = list(rising.displaced(found.displaced, found.landscape, language))
        shown.append(_table("displaced", tables.COLUMNS["displaced"], gone, language, _TOP, f"s{at}-displaced"))
    return Scenario(found.scenario.name, tuple(says), tuple(table for table in shown if table.rows))


def _picked(
    name: str, columns: Sequence[str], rows: Sequence[tables.Row], language: Language, top: int, key: str = ""
) -> WordedTable:
    """A table of `tables.COLUMNS` with these of its columns only."""
    return _table(name, columns, [_cells(name, columns, row) for row in rows], language, top, key)


def _cells(name: str, columns: Sequence[str], row: tables.Row) -> tables.Row:
    return tuple(row[tables.COLUMNS[name].index(column)] for column in columns)


def _table(
    name: str, columns: Sequence[str], rows: Sequence[tables.Row], language: Language, top: int, key: str = ""
) -> WordedTable:
    figures = _FIGURES | ({"critical"} if name != "processes" else frozenset())
    headings = [(tables.heading(column, language), column in figures) for column in columns]
    said = [[shown_cell(cell, column, language) for cell, column in zip(row, columns, strict=True)] for row in rows]
    title = say(Message(f"failure.title_of.{name}"), language)
    return WordedTable.of(key or name, title, headings, said, top)
