"""Measures that keep critical processes up, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from regie.analyses.failure import Repair
from regie.landscape import Landscape
from regie.locale import Language, Message, say
from regie.reports.terminal.table import line

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Repaired:
    """The measures for a landscape at a date."""

    landscape: Landscape
    at: date
    repair: Repair


def show_repaired(found: Repaired, console: Console, language: Language) -> None:
    """Every measure, and what no measure helps."""
    for text in repaired_lines(found, language):
        line(console, text)


def repaired_lines(found: Repaired, language: Language) -> Iterator[str]:
    """The same as lines of text."""
    repair, name = found.repair, found.landscape.name_of
    key = "title" if repair.measures else "nothing"
    yield _say(key, language, n=len(repair.measures), scenarios=repair.scenarios)
    for step in repair.measures:
        provider = name(step.provider) if step.provider in found.landscape else step.provider
        yield f"  • {_say(f'measure.{step.kind}', language, thing=name(step.thing), provider=provider)}"
    if repair.hopeless:
        processes = tuple(dict.fromkeys(name(process) for process, _ in repair.hopeless))
        yield _say("hopeless", language, n=len(processes), processes=processes)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"repair.{key}", **values), language)
