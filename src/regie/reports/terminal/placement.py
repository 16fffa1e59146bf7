"""What may go where by one model, and what another model would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.analyses.placement import Placed, Placement, outcome_label
from regie.locale import Language, Message, number, say
from regie.reports.decided import decided, unheard
from regie.reports.terminal.table import line, show_decided, show_unheard, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.reports.assessment import Comparison

_QUESTIONS = 8


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"terminal.{key}", **values), language)


def show_placement(placement: Placement, console: Console, language: Language) -> None:
    """Counts per outcome, the questions that decide most often, and every application."""
    line(console, _say("place.title", language, model=placement.model.name, day=placement.at), "bold")
    counted = [
        (outcome_label(placement.model, outcome, language), number(certain, language), number(more, language))
        for outcome, (certain, more) in placement.counts().items()
    ]
    table(
        console, "", [_say(f"place.{name}", language) for name in ("outcome", "certain", "possible")], counted, right=2
    )
    asked = placement.deciding()
    rows = [
        (placement.model.input(name).question(language), number(count, language))
        for name, count in asked.most_common(_QUESTIONS)
    ]
    if rows:
        headings = [_say("place.question", language), _say("place.n", language)]
        table(console, _say("place.undecided", language), headings, rows, right=1)
    headings = [_say(f"place.{name}", language) for name in ("application", "outcome", "rule")]
    name_of = placement.landscape.name_of
    each = [
        (f"{name_of(row.application)} ({row.application})", _outcomes(placement, row, language), _rules(row, language))
        for row in placement.rows
    ]
    table(console, _say("place.rows", language), headings, each)
    judged = ((placement.model, row) for row in placement.rows)
    show_decided(decided(placement.landscape, judged, language), console, language)
    show_unheard(unheard(placement.landscape, placement.unheard, language), console, language)


def show_comparison(comparison: Comparison, console: Console, language: Language) -> None:
    """Which applications change place between two models, and by which rule."""
    old, new = comparison.old, comparison.new
    line(console, _say("compare.title", language, old=old.model.name, new=new.model.name), "bold")
    problems = dict.fromkeys((*old.unheard, *new.unheard))
    show_unheard(unheard(comparison.landscape, problems, language), console, language)
    if not comparison.moves:
        line(console, _say("compare.none", language))
        return
    rows = [
        (
            comparison.landscape.name_of(move.application),
            _outcomes(old, move.old, language),
            _outcomes(new, move.new, language),
            _rules(move.new, language),
        )
        for move in comparison.moves
    ]
    headings = [_say(f"compare.{name}", language) for name in ("application", "was", "becomes", "rule")]
    table(console, "", headings, rows)


def _outcomes(placement: Placement, row: Placed, language: Language) -> str:
    return " / ".join(outcome_label(placement.model, outcome, language) for outcome in row.possible)


def _rules(row: Placed, language: Language) -> str:
    return "; ".join(f"{rule.decision}-{rule.number} {rule.note(language) or ''}".strip() for rule in row.rules[:3])
