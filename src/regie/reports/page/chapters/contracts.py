"""By when must we decide about contracts: what is too late, what comes, and the years in which much ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regie.analyses.calendar import ContractDates, Due, lots_ending
from regie.locale import Language, Message, number, say
from regie.reference_data.tendering import years_with_many_ends
from regie.reports.assessment import Assessment
from regie.reports.calendar import tables
from regie.reports.calendar.terminal import cell
from regie.reports.page.chapters.worded import WordedTable

_TOP = 12
_LATE = (Due.TOO_LATE, Due.PERHAPS_TOO_LATE)
_COLUMNS = ("contract", "supplier", "end", "notice_by", "decide_by", "cost")
_FIGURES = frozenset({"contracts", "late", "cost"})
_STATES = {"no": _LATE, "between": (Due.SOON, Due.UNKNOWN), "yes": (Due.LATER,)}
"""How the bar shows the states: too late or perhaps, soon or unknown, and later."""


@dataclass(frozen=True, slots=True)
class Contracts:
    """The chapter: a sentence, a bar of states with its words, what the law asks at the least, and tables."""

    headline: str
    counts: str
    legal: str
    bar: tuple[tuple[str, float], ...]
    tables: tuple[WordedTable, ...]


def contracts(assessment: Assessment, language: Language) -> Contracts:
    """The calendar of the landscape in short; `regie calendar` has every row and reason."""
    calendar = assessment.calendar
    counted = calendar.counts()
    running = len(calendar.rows) - counted[Due.ENDED]
    parts = {state: sum(counted[due] for due in dues) for state, dues in _STATES.items()}
    first, last = years_with_many_ends()
    lots = list(tables.lots(lots_ending(calendar, first, last), language))
    found = (
        _contracts("late", assessment, calendar.due(*_LATE), language),
        _contracts("soon", assessment, calendar.due(Due.SOON), language),
        _worded("lots", tables.COLUMNS["lots"], lots, language),
    )
    late = counted[Due.TOO_LATE]
    return Contracts(
        say(Message("page.contracts.headline", n=running, late=number(late, language)), language),
        say(Message("calendar.counts", **{due.value: count for due, count in counted.items()}), language),
        tables.legal(language),
        tuple((state, part / running) for state, part in parts.items()) if running else (),
        tuple(table for table in found if table.rows),
    )


def _contracts(name: str, assessment: Assessment, rows: Iterable[ContractDates], language: Language) -> WordedTable:
    columns = tables.COLUMNS["contracts"]
    at = [columns.index(column) for column in _COLUMNS]
    every = [tuple(row[index] for index in at) for row in tables.contracts(assessment.calendar, rows, language)]
    # the dearest first; of what costs the same, the most urgent
    every.sort(key=lambda row: -row[-1] if isinstance(row[-1], float) else 0.0)
    return _worded(name, _COLUMNS, every, language)


def _worded(name: str, columns: Sequence[str], rows: Sequence[tables.Row], language: Language) -> WordedTable:
    headings = [(tables.heading(column, language), column in _FIGURES) for column in columns]
    said = [[cell(value, column, language) for value, column in zip(row, columns, strict=True)] for row in rows]
    return WordedTable.of(name, tables.title(name, language), headings, said, _TOP)
