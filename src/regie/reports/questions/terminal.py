"""Questions, open tasks and what came of answers, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.analyses.questions import Questions, Tasks
from regie.locale import Language, Message, day, number, percent, say
from regie.reports import words
from regie.reports.questions import words as said
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.questionnaire import Answered

_TOP = 25


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"questions.{key}", **values), language)


def show_questions(asked: Questions, console: Console, language: Language) -> None:
    """What these questions together settle, the first of them, and how many each owner gets."""
    part = asked.expected / asked.open_weight if asked.open_weight else 0.0
    summary = {"n": len(asked.questions), "part": part, "hours": asked.minutes / 60, "all": asked.candidates}
    line(console, _say("headline", language, name=asked.landscape.name, day=asked.at, **summary), "bold")
    rows = [
        (
            number(one.rank, language),
            said.question(asked.landscape, one.fact, language),
            said.owner(one.owner, language),
            number(one.effort.minutes, language),
            said.effect(asked, one, language),
            said.touches(asked, one, language),
        )
        for one in asked.questions[:_TOP]
    ]
    names = ("number", "question", "owner", "minutes", "effect", "touches")
    table(console, _say("title", language), [_say(f"head.{name}", language) for name in names], rows)
    owners = [
        (
            said.owner(owner, language),
            number(len(held), language),
            number(sum(one.effort.minutes for one in held), language),
            percent(sum(one.gain for one in held) / asked.open_weight if asked.open_weight else 0.0, language, 1),
        )
        for owner, held in asked.by_owner().items()
    ]
    heads = [_say(f"head.{name}", language) for name in ("owner", "questions", "minutes", "effect")]
    table(console, _say("owners", language), heads, owners, right=3)
    line(console, _say("next", language))


def show_tasks(found: Tasks, console: Console, language: Language) -> None:
    """What is to be found out, by whom, and since when."""
    if not found.tasks:
        line(console, _say("no_tasks", language))
        return
    rows = [
        (
            words.field_label(found.landscape, one.fact, language),
            said.owner(one.owner, language),
            one.asked or "–",
            day(one.since, language) if one.since else "–",
        )
        for one in found.tasks
    ]
    names = ("fact", "owner", "asked", "since")
    table(console, _say("tasks", language), [_say(f"head.{name}", language) for name in names], rows)


def show_answered(result: Answered, console: Console, language: Language) -> None:
    """How many facts got an answer, and what nobody knew."""
    line(console, _say("answered", language, n=len(result.answered)), "bold")
    if result.nobody_knew:
        line(console, _say("became_tasks", language, n=len(result.nobody_knew)))
        for ref in result.nobody_knew:
            line(console, f"- {words.field_label(result.landscape, ref, language)}")
