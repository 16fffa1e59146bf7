"""The route to the goals: what it costs, what happens when and why, and what it cannot reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regie.analyses.roadmap import Status
from regie.locale import Language, Message, euro, number, percent, say
from regie.reports.assessment import Assessment
from regie.reports.page.chapters.beyond import beyond
from regie.reports.page.chapters.worded import WordedTable
from regie.reports.roadmap import told as tables
from regie.reports.roadmap.tables import heading
from regie.reports.roadmap.terminal import proof_words
from regie.reports.roadmap.told import ToldRoute, words

_STEPS = 25
_BEYOND = 15


@dataclass(frozen=True, slots=True)
class RouteChapter:
    """The chapter: a sentence, how sure it is, tables, and what clashes where there is no plan."""

    headline: str
    proof: str
    tables: tuple[WordedTable, ...]
    clash: tuple[str, ...]


def route_chapter(told: ToldRoute, assessment: Assessment, language: Language) -> RouteChapter:
    """The plan in short; `regie plan` has every step."""
    beyond_reach = _beyond(told, assessment, language)
    if not told.found:
        clash = told.clash or {}
        lines = tuple(words(one, language) for part in ("demands", "reliefs") for one in clash.get(part, ()))
        return RouteChapter(_say("none", language), "", _filled(beyond_reach), lines)
    body = told.body
    headline = _say("headline", language, steps=len(told.steps), cost=body["cost"], spent=body["spent"])
    shown = (_goals(told, language), _years(told, language), _by_year(told, language), _steps(told, language))
    return RouteChapter(headline, _proof(body, language), _filled(*shown, beyond_reach), ())


def _proof(body: Mapping[str, Any], language: Language) -> str:
    """How sure it is that nothing is cheaper; nothing where that is not known."""
    if body["gap"] is None:
        return ""
    status = Status(body["status"])
    return proof_words(body["gap"], body["bound"], status, language)


def _goals(told: ToldRoute, language: Language) -> WordedTable:
    rows = [
        (
            f"{goal} ({reading})",
            str(due),
            *(percent(float(share or 0), language) for share in (asked, share, last)),
            number(float(stuck or 0), language),
        )
        for goal, reading, due, asked, share, last, stuck in tables.goals(told, language)
    ]
    return _table("goals", ("goal", "due", "asked", "share", "last", "stuck"), rows, language, len(rows))


def _years(told: ToldRoute, language: Language) -> WordedTable:
    rows = [
        (
            str(year),
            euro(spent, language),
            "–" if budget is None else euro(budget, language),
            euro(running, language),
            number(moves, language),
        )
        for year, spent, budget, running, moves, _ in tables.years(told)
    ]
    return _table("years", tables.COLUMNS["years"], rows, language, len(rows))


def _by_year(told: ToldRoute, language: Language) -> WordedTable:
    """A row a goal, a column a year: the share that is met at its end."""
    years = list(tables.years(told))
    rows = [
        (name, *(percent(shares[at], language) for *_, shares in years))
        for at, name in enumerate(tables.goal_names(told, language))
    ]
    headings = [(heading("goal", language), False), *((str(year), True) for year, *_ in years)]
    return WordedTable.of("reached", _say("title_of.reached", language), headings, rows, len(rows))


def _steps(told: ToldRoute, language: Language) -> WordedTable:
    rows = [
        (
            str(year),
            str(name),
            f"{strategy} {target}".strip(),
            euro(float(once or 0), language),
            euro(float(running or 0), language),
            str(why),
        )
        for year, _, name, strategy, target, _, once, _, running, why in tables.steps(told, language)
    ]
    return _table("steps", ("year", "name", "strategy", "once", "running", "why"), rows, language, _STEPS)


def _beyond(told: ToldRoute, assessment: Assessment, language: Language) -> WordedTable:
    headings = [(_say(f"beyond.{one}", language), False) for one in ("goal", "thing", "why")]
    rows = list(beyond(told, assessment, language))
    return WordedTable.of("beyond", _say("title_of.beyond", language), headings, rows, _BEYOND)


_FIGURES = frozenset({"asked", "share", "last", "stuck", "spent", "budget", "running", "moves", "once"})


def _table(
    name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], language: Language, top: int
) -> WordedTable:
    headings = [(heading(column, language), column in _FIGURES) for column in columns]
    return WordedTable.of(name, say(Message(f"roadmap.show.title_of.{name}"), language), headings, rows, top)


def _filled(*found: WordedTable) -> tuple[WordedTable, ...]:
    return tuple(table for table in found if table.rows)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"page.route.{key}", **values), language)
