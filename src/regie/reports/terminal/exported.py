"""What was written for another tool, and what its form could not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.locale import Language, Message, known, say
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.exports import Exported


def show_export(exported: Exported, console: Console, language: Language) -> None:
    """The counts of what was written, then every loss."""
    rows = [(_kind(kind, language), str(count)) for kind, count in exported.counts.items()]
    line(console, _say("written", language, path=str(exported.path)))
    table(console, "", _headings(language, "kind", "count"), rows, 1)
    lost = [
        (
            _kind(loss.noun, language),
            _label(f"landscape.field.{loss.noun}.{loss.field}.label", loss.field, language),
            say(loss.reason, language),
            str(loss.count),
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


def _kind(kind: str, language: Language) -> str:
    return _label(f"landscape.noun.{kind}.other", _label(f"exports.kind.{kind}", kind, language), language)


def _label(key: str, otherwise: str, language: Language) -> str:
    return say(Message(key), language) if known(key, language) else otherwise
