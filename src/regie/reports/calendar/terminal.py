"""The contract calendar on a terminal: what is too late, what comes soon, and the years in which much ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from regie.analyses.calendar import Calendar, Due, lots_ending
from regie.locale import Language, Message, day, euro, number, say
from regie.reference_data.tendering import years_with_many_ends
from regie.reports.calendar import tables
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_TOP = 15
_SHOWN = ("contract", "end", "notice_by", "tender_by", "decide_by", "state")


def show_calendar(calendar: Calendar, console: Console, language: Language) -> None:
    """Counts, what is too late or due soon, the lots of the years in which much ends, and how much is not known."""
    counts = {due.value: count for due, count in calendar.counts().items()}
    line(console, _say("headline", language, n=len(calendar.rows), day=calendar.at), "bold")
    line(console, _say("counts", language, **counts))
    late = calendar.due(Due.TOO_LATE, Due.PERHAPS_TOO_LATE)
    _contracts(console, "late", list(tables.contracts(calendar, late, language)), language)
    soon = calendar.due(Due.SOON)
    _contracts(console, "soon", list(tables.contracts(calendar, soon, language)), language)
    first, last = years_with_many_ends()
    found = list(tables.lots(lots_ending(calendar, first, last), language))
    _table(console, "lots", tables.COLUMNS["lots"], found, language)
    if calendar.questions:
        line(console, _say("ask", language, n=len(calendar.questions)))
    line(console, _say("next", language))


def show_contract(calendar: Calendar, contract: str, console: Console, language: Language) -> None:
    """One contract: its days, and for each the rule, the facts and their sources. Raises StopIteration without it."""
    row = next(row for row in calendar.rows if row.contract == contract)
    line(console, calendar.landscape.name_of(contract), "bold")
    for column in ("end", "notice_by", "award_by", "tender_by", "decide_by", "extended_end", "extended_decide_by"):
        line(console, f"  {tables.heading(column, language)}: {tables.span(getattr(row, column), language)}")
    line(console, f"  {tables.heading('state', language)}: {_say(f'due.{row.due.value}', language)}")
    line(console, _say("title_of.why", language), "bold")
    for _, says, rule, facts in tables.why(calendar, [row], language):
        line(console, f"  {says}")
        line(console, f"    {rule}{f' · {facts}' if facts else ''}")
    if row.questions:
        labels = tuple(tables.label(ref, language) for ref in row.questions)
        line(console, _say("ask_after", language, fields=labels))


def _contracts(console: Console, name: str, rows: list[tables.Row], language: Language) -> None:
    columns = tables.COLUMNS["contracts"]
    kept = [tuple(row[columns.index(column)] for column in _SHOWN) for row in rows]
    _table(console, name, _SHOWN, kept, language)


def _table(console: Console, name: str, columns: Sequence[str], rows: Sequence[tables.Row], language: Language) -> None:
    if not rows:
        line(console, _say(f"none.{name}", language))
        return
    shown = [[cell(value, column, language) for value, column in zip(row, columns, strict=True)] for row in rows[:_TOP]]
    table(console, tables.title(name, language), [tables.heading(one, language) for one in columns], shown)
    if len(rows) > _TOP:
        line(console, _say("more", language, n=len(rows) - _TOP))


def cell(value: str | float | date | None, column: str, language: Language) -> str:
    """A cell in words."""
    match value:
        case None:
            return "–"
        case date():
            return day(value, language)
        case str():
            return value
    return euro(value, language) if column == "cost" else number(value, language)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"calendar.{key}", **values), language)
