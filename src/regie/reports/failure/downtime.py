"""Hours down in a year, on a terminal and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from regie.analyses.failure import Downtime
from regie.landscape import Interval
from regie.locale import Language, Message, number, say
from regie.reports import words
from regie.reports.failure.tables import Row
from regie.reports.failure.terminal import show_table
from regie.reports.failure.workbook import write_tables
from regie.reports.terminal.table import line

if TYPE_CHECKING:
    from rich.console import Console


def show_downtime(found: Downtime, console: Console, language: Language) -> None:
    """The total, the processes that are down longest, and which assumption matters most."""
    total = {name: _hours(span, language) for name, span in (("p50", found.total.p50), ("p90", found.total.p90))}
    line(console, _say("years", language, n=found.years, left_out=found.left_out, **total), "bold")
    show_table(console, "down", list(_down(found, language)), language, right=3)
    show_table(console, "matters", list(_matters(found, language)), language)


def downtime_xlsx(found: Downtime, path: str | Path, language: Language) -> None:
    """Both tables whole. Raises OSError when the path cannot be written."""
    write_tables({"down": list(_down(found, language)), "matters": list(_matters(found, language))}, path, language)


def _down(found: Downtime, language: Language) -> Iterator[Row]:
    for one in found.processes:
        critical = words.verdict(one.critical, language)
        yield (
            found.landscape.name_of(one.id),
            critical,
            *(_hours(span, language) for span in (one.mean, one.p50, one.p90)),
        )


def _matters(found: Downtime, language: Language) -> Iterator[Row]:
    for one in found.matters:
        span = one.assumption.per_year if one.what == "per_year" else one.assumption.hours
        yield (
            one.assumption.name,
            _say(f"assumed.{one.what}", language),
            f"{number(span.low, language, 4)} – {number(span.high, language, 4)}",
            number(round(one.correlation, 2) + 0.0, language, 2),
            one.assumption.source,
        )


def _hours(span: Interval, language: Language) -> str:
    return words.amount(Interval(round(span.low, 1), round(span.high, 1)), language)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"failure.{key}", **values), language)
