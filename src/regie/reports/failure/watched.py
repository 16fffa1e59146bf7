"""Changes of parent, on a terminal and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from regie.landscape import Verdict
from regie.locale import Language, Message, listing, say
from regie.reports.failure.held import ParentChange, Watched
from regie.reports.failure.tables import Row
from regie.reports.failure.terminal import show_table
from regie.reports.failure.workbook import write_tables
from regie.reports.terminal.table import line

if TYPE_CHECKING:
    from rich.console import Console


def show_watched(found: Watched, console: Console, language: Language) -> None:
    """Every organisation with another parent, and what that changes for us."""
    counts = {"compared": found.compared, "missing": len(found.unmatched)}
    line(console, _say("watched", language, n=len(found.changes), **counts), "bold")
    if found.changes:
        show_table(console, "watched", list(_rows(found, language)), language, right=3)


def watched_xlsx(found: Watched, path: str | Path, language: Language) -> None:
    """Every change. Raises OSError when the path cannot be written."""
    write_tables({"watched": list(_rows(found, language))}, path, language)


def _rows(found: Watched, language: Language) -> Iterator[Row]:
    for one in found.changes:
        was = listing([found.landscape.name_of(id_) for id_ in one.was], language)
        becomes = one.becomes or _say("own_master", language)
        name = found.landscape.name_of(one.organisation)
        yield name, was or _say("parent_unknown", language), becomes, one.since, *_touched(one)


def _touched(one: ParentChange) -> tuple[float, float, float]:
    """Applications judged otherwise, goals that move, and contracts of which the clause may be used."""
    taken = None if one.found is None else one.found.taken_over
    if taken is None:
        return 0, 0, 0
    rights = [right for right in taken.rights if right.may_object is not Verdict.NO]
    return len(taken.judged), len(taken.goals), len(rights)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"failure.{key}", **values), language)
