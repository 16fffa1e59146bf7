"""The national roll-up on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regie.analyses.rollup import Dependence, GoalShare, National
from regie.landscape import Interval
from regie.locale import Language, Message, number, say
from regie.reports import words
from regie.reports.terminal.faults import show_faults
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_MOST = 15


def show_roll_up(found: National, console: Console, language: Language) -> None:
    """Goals, regions, the suppliers and parents on whom most applications depend, and the inputs left out."""

    def said(key: str, **values: object) -> str:
        return say(Message(f"rollup.{key}", **values), language)

    line(console, said("title", municipalities=found.municipalities, applications=found.applications), "bold")
    if found.dates:
        line(console, said("dates", first=found.dates[0], last=found.dates[1]))
    headings = [said(f"column.{name}") for name in ("goal", "reading", "share")]
    table(console, said("goals"), headings, (_goal(one, language) for one in found.goals), 1)
    headings = [said(f"column.{name}") for name in ("region", "municipalities", "applications", "autonomous")]
    rows = [
        [
            one.name or said("no_region"),
            number(len(one.municipalities), language),
            number(one.applications, language),
            words.share(part_of(one.autonomous, one.applications), language),
        ]
        for one in found.regions
    ]
    table(console, said("regions"), headings, rows, 3)
    for name, parties in (("suppliers", found.suppliers), ("parents", found.parents)):
        headings = [said(f"column.{one}") for one in ("party", "municipalities", "applications", "share")]
        shown = (_party(one, found.applications, language) for one in parties[:_MOST])
        table(console, said(name, n=len(parties)), headings, shown, 3)
    for one in found.refused:
        line(console, said("refused", file=one.file), "bold red")
        show_faults(one.faults, console, language)


def _goal(one: GoalShare, language: Language) -> Sequence[str]:
    name = say(Message(f"goals.{one.goal}.name"), language)
    reading = say(Message(f"goals.{one.goal}.reading.{one.reading}"), language)
    return [name, reading, words.share(one.share, language)]


def _party(one: Dependence, applications: int, language: Language) -> Sequence[str]:
    held = words.amount(one.applications, language)
    part = words.share(part_of(one.applications, applications), language)
    return [one.name, number(one.municipalities, language), held, part]


def part_of(part: Interval, total: int) -> Interval | None:
    """A number of applications as a share of all; None when there are none."""
    return Interval(part.low / total, min(1.0, part.high / total)) if total else None
