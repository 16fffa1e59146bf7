"""What people decided beside the outcome of a model: who, why and until when; never a rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regie.analyses.placement import Placed, outcome_label
from regie.decisions import Model
from regie.landscape import Landscape
from regie.locale import Language, Message, day, known, say
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
        rows.append(
            (landscape.name_of(row.application), model.name, _chosen(model, made.outcome, language), by, until, why)
        )
    if rows:
        headings = [say(Message(f"terminal.deviation.{name}"), language) for name in _COLUMNS]
        table(console, say(Message("terminal.deviation.title"), language), headings, rows)


def _chosen(model: Model, outcome: str, language: Language) -> str:
    """People may choose what the model does not have: then a kind of cloud, or their own words."""
    said = outcome_label(model, outcome, language)
    key = f"landscape.choice.CloudKind.{outcome}"
    return say(Message(key), language) if said == outcome and known(key, language) else said
