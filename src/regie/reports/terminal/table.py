"""One look for every table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from regie.locale import Language, Message, say
from regie.reports.decided import Decided, Unheard

if TYPE_CHECKING:
    from rich.console import Console


def table(console: Console, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], right: int = 0) -> None:
    """Show a table; the last `right` columns are numbers. Text from files is never read as markup. Of nothing to show
    only the title is left, with a dash."""
    found = list(rows)
    if not found:
        line(console, title, "bold")
        line(console, " –\n")
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, title_style="bold", pad_edge=False)
    for index, heading in enumerate(headings):
        shown.add_column(heading, justify="right" if index >= len(headings) - right else "left", overflow="fold")
    for row in found:
        shown.add_row(*(Text(cell) for cell in row))
    console.print(shown)


def show_decided(rows: Iterable[Decided], console: Console, language: Language) -> None:
    """Where people decided otherwise than a model; nothing when nobody did."""
    found = list(rows)
    if found:
        headings = [say(Message(f"terminal.deviation.{name}"), language) for name in Decided._fields]
        table(console, say(Message("terminal.deviation.title"), language), headings, found)


def show_unheard(rows: Iterable[Unheard], console: Console, language: Language) -> None:
    """Decisions of people for a model or an outcome nobody knows; nothing when there are none."""
    found = list(rows)
    if found:
        headings = [say(Message(f"terminal.unheard.{name}"), language) for name in Unheard._fields]
        table(console, say(Message("terminal.unheard.title"), language), headings, found)


def line(console: Console, text: str, style: str = "") -> None:
    """Show a line of text as it is."""
    console.print(text, style=style or None, markup=False)
