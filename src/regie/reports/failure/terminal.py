"""A what-if on a terminal: what is gone, what stops and why, what changes with a new owner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from regie.analyses.failure import Failure, PriceEffect
from regie.landscape import Verdict
from regie.locale import Language, Message, day, euro, number, say
from regie.reports.failure import rising, tables
from regie.reports.failure.held import TakenOver, WhatIf
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_TOP = 20
_WHY = 10


def show_whatif(found: WhatIf, console: Console, language: Language) -> None:
    """The whole result, the longest tables cut."""
    line(console, _say("title", language, name=found.scenario.name, day=found.at), "bold")
    if found.failure is not None:
        _failure(found.failure, console, language)
    if found.taken_over is not None:
        _taken_over(found, found.taken_over, console, language)
    if found.prices is not None:
        _prices(found, found.prices, console, language)
    if found.displaced is not None:
        rows = list(rising.displaced(found.displaced, found.landscape, language))
        _table_or_none(console, "displaced", rows, language)


def _failure(failure: Failure, console: Console, language: Language) -> None:
    show_table(console, "gone", list(tables.gone(failure, language)), language)
    yes, between = (failure.counted(verdict) for verdict in (Verdict.YES, Verdict.BETWEEN))
    line(console, _say("headline", language, yes=yes, between=between))
    applications = list(failure.applications.values())
    counts = {"yes": applications.count(Verdict.YES), "between": applications.count(Verdict.BETWEEN)}
    line(console, _say("applications", language, **counts))
    if failure.cannot_exclude:
        line(console, _say("excluded", language, n=len(failure.cannot_exclude)))
    if not failure.processes:
        return
    show_table(console, "durations", list(tables.durations(failure, language)), language, right=5)
    rows = list(tables.processes(failure, language))
    show_table(console, "processes", [row[:-1] for row in rows], language, leave=("why",))
    line(console, _say("title_of.why", language), "bold")
    for one in failure.processes[:_WHY]:
        line(console, f"  {say(one.why, language)}")


def _taken_over(whole: WhatIf, found: TakenOver, console: Console, language: Language) -> None:
    landscape = whole.landscape
    rows = {
        "judged": list(tables.judged(found, landscape, language)),
        "goals": list(tables.goals(found, language)),
        "moved": list(tables.moved(found, landscape, language)),
        "rights": list(tables.rights(found, landscape, language)),
    }
    for name, shown in rows.items():
        _table_or_none(console, name, shown, language)


def _prices(whole: WhatIf, found: PriceEffect, console: Console, language: Language) -> None:
    low, high = (euro(end, language) for end in (found.extra.low, found.extra.high))
    line(console, _say("dearer", language, low=low, high=high, unknown=len(found.unknown)))
    _table_or_none(console, "prices", list(rising.prices(found, whole.landscape, language)), language)
    _table_or_none(console, "clusters", list(rising.clusters(found, language)), language)


def _table_or_none(console: Console, name: str, rows: Sequence[tables.Row], language: Language) -> None:
    if rows:
        show_table(console, name, rows, language)
    else:
        line(console, _say(f"none.{name}", language))


def show_table(
    console: Console,
    name: str,
    rows: Sequence[tables.Row],
    language: Language,
    *,
    right: int = 0,
    leave: Iterable[str] = (),
) -> None:
    """A table of `tables.COLUMNS` by its name, cut when it is long; `leave` are columns for the workbook only."""
    columns = [column for column in tables.COLUMNS[name] if column not in leave]
    shown = [
        [shown_cell(cell, column, language) for cell, column in zip(row, columns, strict=True)] for row in rows[:_TOP]
    ]
    headings = [tables.heading(column, language) for column in columns]
    table(console, _say(f"title_of.{name}", language), headings, shown, right)
    if len(rows) > _TOP:
        line(console, _say("more", language, n=len(rows) - _TOP))


def shown_cell(cell: str | float | date | None, column: str, language: Language) -> str:
    """A cell in words."""
    match cell:
        case None:
            return "–"
        case date():
            return day(cell, language)
        case str():
            return cell
    return euro(cell, language) if column in tables.EUROS else number(cell, language)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"failure.{key}", **values), language)
