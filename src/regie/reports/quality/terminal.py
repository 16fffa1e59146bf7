"""The quality of data on a terminal: the trend, then what is worst."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from regie.analyses.quality import Versions
from regie.locale import Language, Message, percent, say
from regie.reports.quality import tables
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_TOP = 15
_LEFT_OUT = frozenset({"limit", "oldest", "against", "nobody_knew"})
"""Columns for the workbook only: a terminal is narrow."""


def show_quality(found: Versions, console: Console, language: Language) -> None:
    """How complete, fresh and free of contradiction the last version is, and how that came about."""
    latest, total = found.latest, found.latest.total
    parts = {
        name: "–" if part is None else percent(part, language)
        for name, part in (
            ("complete", total.complete),
            ("stale", total.out_of_date),
            ("contested", total.contradicted),
        )
    }
    values = {"name": latest.landscape.name, "day": latest.at, "facts": total.total, **parts}
    line(console, say(Message(f"quality.{tables.headline(total)}", **values), language), "bold")
    if len(found.versions) > 1:
        _table(console, "versions", tables.versions(found, language), language)
    _table(console, "fields", islice(tables.fields(latest, language), _TOP), language)
    _table(console, "clusters", tables.clusters(latest, language), language)
    _table(console, "sources", islice(tables.sources(latest, language), _TOP), language)
    line(console, say(Message("quality.next"), language))


def _table(console: Console, name: str, rows: Iterable[tables.Row], language: Language) -> None:
    shown = [(index, column) for index, column in enumerate(tables.HEADINGS[name]) if column not in _LEFT_OUT]
    words = [[tables.shown(column, row[index], language) for index, column in shown] for row in rows]
    heads = [tables.heading(column, language) for _, column in shown]
    table(console, say(Message(f"quality.title.{name}"), language), heads, words)
