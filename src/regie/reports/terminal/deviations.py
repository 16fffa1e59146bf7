"""What people decided beside the outcome of a model: who, why and until when; never a rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regie.analyses.placement import Placed, outcome_label
from regie.decisions import Model
from regie.landscape import Landscape
from regie.locale import Language, Message, day, say
from regie.reports import words
from regie.reports.terminal.table import table

if TYPE_CHECKING:
    from rich.console import Console

_COLUMNS = ("application", "model", "chosen", "by", "until", "reason")


def show_deviations(
    landscape: Landscape, placed: Iterable[tuple[Model, Placed]], console: Console, language: Language
) -> None:
    """The decisions in effect for these, each with its application; nothing when there are none."""
    rows = []
    for model, row in placed:
        made = row.deviation
        if made is None:
            continue
        unknown = say(Message("locale.unknown"), language)
        until = day(made.until.value, language) if made.until.known else unknown
        said = (made.decided_by, made.reason)
        by, why = (words.value(landscape, one.value, language) if one.known else unknown for one in said)
        chosen = outcome_label(model, made.outcome, language)
        rows.append((landscape.name_of(row.application), model.name, chosen, by, until, why))
    if rows:
        headings = [say(Message(f"terminal.deviation.{name}"), language) for name in _COLUMNS]
        table(console, say(Message("terminal.deviation.title"), language), headings, rows)
