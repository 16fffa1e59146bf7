"""The route of the whole country: on a terminal and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from regie.analyses.roadmap import NationalRoute
from regie.locale import Language, Message, euro, number, percent, say
from regie.reports.roadmap import tables
from regie.reports.sheets import SAFE, Row, write_sheet
from regie.reports.terminal.faults import show_faults
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_TOP = 20
_COLUMNS = {
    "years": ("year", "spent", "running", "moves"),
    "goals": ("goal", "due", "asked", "share", "last"),
    "platforms": ("platform", "year", "used", "room"),
    "municipalities": ("name", "steps", "cost", "spent", "gap"),
}
_MONEY = frozenset({"spent", "running", "cost"})
_SHARES = frozenset({"asked", "share", "last", "gap"})


def show_national(found: NationalRoute, console: Console, language: Language) -> None:
    """Cost by year, goals, how full platforms are, the dearest municipalities, and what was left out."""
    planned = len(found.plans) - len(found.without)
    line(console, _say("title", language, n=planned), "bold")
    line(console, _say("cost", language, cost=found.cost, spent=sum(one.spent for one in found.years)))
    if planned:
        line(console, _say("proof", language, gap=percent(found.gap, language, 2), bound=found.bound))
    if found.room:
        key = "too_full" if not found.within else "within" if found.rounds else "fits"
        line(console, _say(key, language, n=found.rounds))
    for name, rows in _rows(found, language).items():
        headings = [_heading(column, language) for column in _COLUMNS[name]]
        shown = [_shown(name, row, language) for row in rows[:_TOP]]
        if shown:
            table(console, _say(f"of.{name}", language), headings, shown, len(headings) - 1)
    for name in found.without:
        line(console, _say("without", language, name=name))
    for one in found.left_out:
        line(console, _say("left_out", language, file=one.file), "bold red")
        show_faults(one.faults, console, language)


def national_xlsx(found: NationalRoute, path: str | Path, language: Language) -> None:
    """Write a sheet a table; shares are numbers from 0 to 1. Raises OSError when the path cannot be written."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        for name, rows in _rows(found, language).items():
            titled = [(column, _heading(column, language)) for column in _COLUMNS[name]]
            write_sheet(book, _say(f"of.{name}", language), titled, rows)


def _rows(found: NationalRoute, language: Language) -> dict[str, list[Row]]:
    return {
        "years": [(one.year, one.spent, one.running, one.moves) for one in found.years],
        "goals": list(_goals(found, language)),
        "platforms": [
            (_platform(platform, language), year, places, found.room.get(platform))
            for (platform, year), places in found.used.items()
        ],
        "municipalities": [
            (plan.name, plan.steps, plan.cost, sum(one.spent for one in plan.years), _gap(plan.cost, plan.bound))
            for plan in sorted(found.plans, key=lambda one: (-one.cost, one.name))
            if plan.found
        ],
    }


def _goals(found: NationalRoute, language: Language) -> Iterator[Row]:
    years = [one.year for one in found.years]
    for goal in found.goals:
        at_due = goal.shares[years.index(goal.due)] if goal.due in years else goal.shares[-1]
        yield tables.goal_name(goal.key, language), goal.due, goal.asked, at_due, goal.shares[-1]


def _gap(cost: float, bound: float) -> float:
    return max(0.0, cost - bound) / max(1.0, abs(cost))


def _shown(name: str, row: Row, language: Language) -> list[str]:
    return [_cell(column, cell, language) for column, cell in zip(_COLUMNS[name], row, strict=True)]


def _cell(column: str, cell: object, language: Language) -> str:
    if not isinstance(cell, int | float):
        return "–" if cell is None else str(cell)
    if column in _MONEY:
        return euro(cell, language)
    if column in _SHARES:
        return percent(cell, language, 1)
    return str(cell) if column in ("year", "due") else number(cell, language)


def _platform(platform: str, language: Language) -> str:
    return say(Message(f"landscape.choice.CloudKind.{platform}"), language)


def _heading(column: str, language: Language) -> str:
    own = column in ("cost", "steps", "gap", "used", "room")
    return _say(f"column.{column}", language) if own else tables.heading(column, language)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"plan_nation.{key}", **values), language)
