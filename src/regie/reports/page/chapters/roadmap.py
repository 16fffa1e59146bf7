"""The route to the goals: what it costs, what happens when and why, and what it cannot reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regie.analyses.roadmap import RoutePlan
from regie.locale import Language, Message, euro, number, percent, say
from regie.reports.assessment import Assessment
from regie.reports.page.chapters.beyond import beyond
from regie.reports.page.chapters.worded import WordedTable
from regie.reports.roadmap import tables
from regie.reports.roadmap.asides import clash_lines
from regie.reports.roadmap.held import Route
from regie.reports.roadmap.terminal import proof

_STEPS = 25
_BEYOND = 15


@dataclass(frozen=True, slots=True)
class RouteChapter:
    """The chapter: a sentence, how sure it is, tables, and what clashes where there is no plan."""

    headline: str
    proof: str
    tables: tuple[WordedTable, ...]
    clash: tuple[str, ...]


def route_chapter(found: Route, assessment: Assessment, language: Language) -> RouteChapter:
    """The plan in short; `regie plan` has every step."""
    plan = found.plan
    if not plan.found:
        lines = (
            () if found.clash is None else tuple(line.strip(" •") for line in clash_lines(found.clash, found, language))
        )
        return RouteChapter(_say("none", language), "", _filled(_beyond(found, assessment, language)), lines)
    headline = _say("headline", language, steps=len(plan.steps), cost=plan.cost, spent=plan.spent)
    shown = (_goals(found, language), _years(plan, language), _by_year(plan, language))
    return RouteChapter(
        headline,
        proof(plan, language),
        _filled(*shown, _steps(found, language), _beyond(found, assessment, language)),
        (),
    )


def _goals(found: Route, language: Language) -> WordedTable:
    rows = [
        (
            f"{goal} ({reading})",
            str(due),
            *(percent(float(share or 0), language) for share in (asked, share, last)),
            number(float(stuck or 0), language),
        )
        for goal, reading, due, asked, share, last, stuck in tables.goals(found, language)
    ]
    return _table("goals", ("goal", "due", "asked", "share", "last", "stuck"), rows, language, len(rows))


def _years(plan: RoutePlan, language: Language) -> WordedTable:
    rows = [
        (
            str(year),
            euro(spent, language),
            "–" if budget is None else euro(budget, language),
            euro(running, language),
            number(moves, language),
        )
        for year, spent, budget, running, moves, _ in tables.years(plan)
    ]
    return _table("years", ("year", "spent", "budget", "running", "moves"), rows, language, len(rows))


def _by_year(plan: RoutePlan, language: Language) -> WordedTable:
    """A row a goal, a column a year: the share that is met at its end."""
    years = list(tables.years(plan))
    rows = [
        (tables.goal_name(aim.key, language), *(percent(shares[at], language) for *_, shares in years))
        for at, aim in enumerate(plan.problem.aims)
    ]
    headings = [(tables.heading("goal", language), False), *((str(year), True) for year, *_ in years)]
    return WordedTable.of("reached", _say("title_of.reached", language), headings, rows, len(rows))


def _steps(found: Route, language: Language) -> WordedTable:
    rows = [
        (
            str(step.year),
            tables.name(step, found.landscape, language),
            f"{tables.strategy(step, language)} {tables.target(step, found.landscape, language)}".strip(),
            euro(step.once, language),
            euro(step.running, language),
            " ".join(say(reason.says, language) for reason in step.why),
        )
        for step in found.plan.steps
    ]
    return _table("steps", ("year", "name", "strategy", "once", "running", "why"), rows, language, _STEPS)


def _beyond(found: Route, assessment: Assessment, language: Language) -> WordedTable:
    headings = [(_say(f"beyond.{one}", language), False) for one in ("goal", "thing", "why")]
    return WordedTable.of(
        "beyond", _say("title_of.beyond", language), headings, list(beyond(found, assessment, language)), _BEYOND
    )


_FIGURES = frozenset({"asked", "share", "last", "stuck", "spent", "budget", "running", "moves", "once"})


def _table(
    name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], language: Language, top: int
) -> WordedTable:
    headings = [(tables.heading(column, language), column in _FIGURES) for column in columns]
    return WordedTable.of(name, say(Message(f"roadmap.show.title_of.{name}"), language), headings, rows, top)


def _filled(*found: WordedTable) -> tuple[WordedTable, ...]:
    return tuple(table for table in found if table.rows)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"page.route.{key}", **values), language)
