"""What was written for another tool, and what its form could not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.locale import Language, Message, known, number, say
from regie.reports import words
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.exports import Exported


def show_export(exported: Exported, console: Console, language: Language) -> None:
    """The counts of what was written, then every loss."""
    rows = [(words.kind(kind, language), number(count, language)) for kind, count in exported.counts.items()]
    line(console, _say("written", language, path=str(exported.path)))
    table(console, "", _headings(language, "kind", "count"), rows, 1)
    lost = [
        (
            words.kind(loss.noun, language),
            _label(f"landscape.field.{loss.noun}.{loss.field}.label", loss.field, language),
            say(loss.reason, language),
            number(loss.count, language),
        )
        for loss in exported.losses
    ]
    if lost:
        table(console, _say("lost", language), _headings(language, "kind", "field", "reason", "count"), lost, 1)
    else:
        line(console, _say("nothing_lost", language), "bold green")


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"exports.show.{key}", **values), language)


def _headings(language: Language, *keys: str) -> list[str]:
    return [_say(f"heading_{key}", language) for key in keys]


def _label(key: str, otherwise: str, language: Language) -> str:
    return say(Message(key), language) if known(key, language) else otherwise
