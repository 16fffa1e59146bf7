"""Cost on a terminal: the tables, and what stands out in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.analyses.cost import Budget, ChargeBack, PlanCost, ShippedTable
from regie.locale import Language, number, percent, to_the_cent
from regie.reports.cost.tables import PARTS, heading, millions, say_cost, tables
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_TOP = 30
_TEXTS = ("figure", "says", "row", "department", "service", "cluster")


def show_cost(found: PlanCost | ChargeBack | Budget | ShippedTable, console: Console, language: Language) -> None:
    """Every table but the longest, cut when it is long, with the sentences that go with it."""
    currency = found.currency if isinstance(found, ChargeBack) else "EUR"
    for name, shown in tables(found, language).items():
        if name == "shares":
            continue
        headings = [heading(column, language) for column in shown.columns]
        rows = [
            [cell(value, column, language, currency) for value, column in zip(row, shown.columns, strict=True)]
            for row in shown.rows[:_TOP]
        ]
        right = 0 if name == "said" else len(shown.columns) - 1
        table(console, shown.title, headings, rows, right)
        if len(shown.rows) > _TOP:
            line(console, say_cost("more", language, n=len(shown.rows) - _TOP))
    if isinstance(found, PlanCost):
        _plan_remarks(found, console, language)
    elif isinstance(found, ChargeBack):
        _charged_remarks(found, console, language)
    elif isinstance(found, Budget):
        line(console, say_cost("never_added", language))


def _plan_remarks(found: PlanCost, console: Console, language: Language) -> None:
    line(console, say_cost("source", language, source=found.source))
    for one in found.together.misprinted:
        printed = number(millions(one.printed), language) if one.printed is not None else ""
        ours = number(millions(one.difference), language)
        line(console, say_cost("misprinted", language, year=str(one.year), printed=printed, ours=ours))
    for one in found.together.to_explain:
        growth = percent(one.growth or 0.0, language, 1)
        line(console, say_cost("to_explain", language, year=str(one.year), growth=growth))


def _charged_remarks(found: ChargeBack, console: Console, language: Language) -> None:
    total = to_the_cent(found.cents, language, found.currency)
    line(console, say_cost("adds_up", language, total=total, source=found.source))
    left = found.departments.get("", 0)
    if left:
        line(console, say_cost("left", language, left=to_the_cent(left, language, found.currency)))
    if found.unused_keys:
        line(console, say_cost("unused_keys", language, keys=found.unused_keys))


def cell(value: str | float | None, column: str, language: Language, currency: str = "EUR") -> str:
    """A cell in words."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if column == "money":
        return to_the_cent(int(value), language, currency)
    if column in PARTS:
        return percent(value, language, 1)
    return number(value, language)
