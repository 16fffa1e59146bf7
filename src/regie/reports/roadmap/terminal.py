"""A plan on a terminal: goals, years, and every step with why there and then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regie.analyses.roadmap import RoutePlan, Status
from regie.locale import Language, Message, euro, number, percent, say
from regie.reports.roadmap import tables
from regie.reports.roadmap.asides import show_asides
from regie.reports.roadmap.held import Route
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_TOP = 40
_WHY = 12


def show_route(route: Route, console: Console, language: Language) -> None:
    """The whole plan, the longest table cut."""
    plan = route.plan
    line(console, _say("title", language, name=route.landscape.name), "bold")
    if not plan.found:
        line(console, _say("none" if plan.status is Status.IMPOSSIBLE else "not_found", language))
        show_asides(route, console, language)
        return
    line(console, _say("headline", language, steps=len(plan.steps), cost=plan.cost, spent=plan.spent))
    line(console, _proof(plan, language))
    _goals(route, console, language)
    _years(plan, console, language)
    _steps(route, console, language)
    if route.proposal.no_cost:
        names = tuple(route.landscape.name_of(id_) for id_ in route.proposal.no_cost[:_WHY])
        line(console, _say("no_cost", language, n=len(route.proposal.no_cost), names=names))
    show_asides(route, console, language)


def _proof(plan: RoutePlan, language: Language) -> str:
    return proof_words(plan.gap, plan.bound, plan.status, language)


def proof_words(gap: float, bound: float, status: Status, language: Language) -> str:
    """How sure it is that nothing is cheaper."""
    if gap < 1e-4:
        return _say("proven", language)
    key = "within" if status is Status.DONE else "stopped"
    return _say(key, language, gap=percent(gap, language, 2), bound=bound)


def _goals(route: Route, console: Console, language: Language) -> None:
    rows = [
        (
            str(goal),
            str(reading),
            str(due),
            *(percent(float(share or 0), language) for share in (asked, share, last)),
            number(float(stuck or 0), language),
        )
        for goal, reading, due, asked, share, last, stuck in tables.goals(route, language)
    ]
    _table(console, "goals", rows, language, 4)


def _years(plan: RoutePlan, console: Console, language: Language) -> None:
    rows = [
        (
            str(year),
            euro(spent, language),
            "–" if budget is None else euro(budget, language),
            euro(running, language),
            number(moves, language),
            ", ".join(percent(share, language) for share in shares),
        )
        for year, spent, budget, running, moves, shares in tables.years(plan)
    ]
    _table(console, "years", rows, language, 5)


def _steps(route: Route, console: Console, language: Language) -> None:
    shown = route.plan.steps[:_TOP]
    rows = [
        (
            str(step.year),
            tables.name(step, route.landscape, language),
            tables.strategy(step, language),
            tables.target(step, route.landscape, language),
            euro(step.once, language),
            euro(step.running, language),
        )
        for step in shown
    ]
    headings = ("year", "name", "strategy", "target", "once", "running")
    shown_as = [tables.heading(one, language) for one in headings]
    table(console, _say("title_of.steps", language), shown_as, rows, 2)
    if len(route.plan.steps) > _TOP:
        line(console, _say("more", language, n=len(route.plan.steps) - _TOP))
    line(console, _say("title_of.why", language), "bold")
    for step in shown[:_WHY]:
        reasons = " ".join(say(reason.says, language) for reason in step.why)
        line(console, f"  {tables.name(step, route.landscape, language)} ({step.year}): {reasons}")


def _table(console: Console, name: str, rows: Sequence[Sequence[str]], language: Language, right: int) -> None:
    headings = [tables.heading(column, language) for column in tables.COLUMNS[name]]
    table(console, _say(f"title_of.{name}", language), headings, rows, right)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"roadmap.show.{key}", **values), language)
