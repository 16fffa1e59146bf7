"""Scenarios side by side, and what one that has come true changes; on a terminal and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from regie.landscape import Interval, Verdict
from regie.locale import Language, Message, say
from regie.reports.failure import tables
from regie.reports.failure.held import CameTrue, Compared, WhatIf
from regie.reports.failure.terminal import show_table
from regie.reports.failure.workbook import write_tables
from regie.reports.terminal.table import line

if TYPE_CHECKING:
    from rich.console import Console

_NONE = Interval(0.0, 0.0)


def show_compared(found: Compared, console: Console, language: Language) -> None:
    """A row a scenario."""
    show_table(console, "compared", list(compared_rows(found, language)), language, right=9)


def compared_xlsx(found: Compared, path: str | Path, language: Language) -> None:
    """A row a scenario, and a row a process and scenario. Raises OSError when the path cannot be written."""
    rows = {"compared": list(compared_rows(found, language)), "by_scenario": list(by_scenario_rows(found, language))}
    write_tables(rows, path, language)


def show_came_true(found: CameTrue, console: Console, language: Language) -> None:
    """What was added, changed and taken out."""
    counts = {"added": len(found.added), "changed": len(found.changed), "removed": len(found.change.remove)}
    line(console, _say("came_true", language, name=found.scenario.name, **counts), "bold")
    show_table(console, "change", list(_changes(found, language)), language)


def compared_rows(found: Compared, language: Language) -> Iterator[tables.Row]:
    """A row a scenario, with what it costs."""
    for one, impact in zip(found.found, found.impacts, strict=True):
        spans = [_NONE] * 6
        if impact is not None:
            spans = [
                impact.critical,
                impact.processes,
                impact.hours,
                impact.people,
                impact.clusters,
                impact.applications,
            ]
        yield (
            one.scenario.name,
            _say(f"duration.{one.scenario.lasts.value}", language),
            *(tables.span(span, language) for span in spans),
            tables.span(one.prices.extra if one.prices is not None else _NONE, language),
            *_consequences(one),
        )


def _consequences(one: WhatIf) -> tuple[float, float]:
    """How many applications are judged otherwise, and how many datasets may no longer stay, surely or possibly."""
    judged = len(one.taken_over.judged) if one.taken_over is not None else 0
    return judged, len({each.dataset for each in one.displaced or ()})


def by_scenario_rows(found: Compared, language: Language) -> Iterator[tables.Row]:
    """A row a process and scenario that stops it, or may."""
    for one in found.found:
        for stopped in one.failure.processes if one.failure is not None else ():
            outage = stopped.outages[one.scenario.lasts]
            if outage.stops is not Verdict.NO:
                name = found.landscape.name_of(stopped.id)
                yield name, one.scenario.name, tables.sure(outage.stops, language), say(stopped.why, language)


def _changes(found: CameTrue, language: Language) -> Iterator[tables.Row]:
    for kind, ids in (("added", found.added), ("changed", found.changed)):
        for id_ in ids:
            noun = say(Message(f"landscape.noun.{found.landscape[id_].noun}.one"), language)
            yield _say(f"change.{kind}", language), noun, found.landscape.name_of(id_)
    for id_ in found.change.remove:
        yield _say("change.removed", language), None, id_


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"failure.{key}", **values), language)
