"""What changed between two versions of a landscape, and what that did to the goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.locale import Language, Message, number, say
from regie.reports import words
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.reports.assessment import Difference

_SHOWN = 40


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"terminal.diff.{key}", **values), language)


def show_difference(difference: Difference, console: Console, language: Language) -> None:
    """Counts per noun, the changed facts, and every reading of a goal that moved."""
    line(console, _say("title", language), "bold")
    by = difference.new.autonomy.models.definition
    line(console, _say("definition", language, definition=words.definition(by, language)))
    counts = difference.landscape.counts
    rows = [
        (say(Message(f"landscape.noun.{noun}.other"), language), *(number(count, language) for count in counted))
        for noun, counted in counts.items()
    ]
    if rows:
        table(console, "", [_say(name, language) for name in ("noun", "added", "removed", "changed")], rows, right=3)
    else:
        line(console, _say("nothing", language))
    _facts(difference, console, language)
    _goals(difference, console, language)


def _facts(difference: Difference, console: Console, language: Language) -> None:
    new, old = difference.new.landscape, difference.old.landscape
    changed = difference.landscape.said_anew
    rows = [
        (
            words.field_label(new, change.ref, language),
            words.shown(old, change.old, language),
            words.shown(new, change.new, language),
        )
        for change in changed[:_SHOWN]
    ]
    if rows:
        table(console, _say("facts", language), [_say(name, language) for name in ("fact", "was", "becomes")], rows)
    if len(changed) > _SHOWN:
        line(console, _say("more", language, n=len(changed) - _SHOWN))
    if dated := len(difference.landscape.changed) - len(changed):
        line(console, _say("dated", language, n=dated))


def _goals(difference: Difference, console: Console, language: Language) -> None:
    rows = [
        (
            say(effect.goal.label, language),
            say(effect.new.reading.label, language),
            *words.moved(effect.old.share, effect.new.share, language),
            number(len(effect.gained), language),
            number(len(effect.lost), language),
        )
        for effect in difference.goals
        if effect.changed
    ]
    if not rows and not difference.landscape.counts:
        return
    headings = [_say(name, language) for name in ("goal", "reading", "was", "becomes", "gained", "lost")]
    table(console, _say("goals", language), headings, rows, right=4)
