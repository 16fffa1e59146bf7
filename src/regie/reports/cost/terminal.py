"""Cost on a terminal: the tables, and what stands out in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.analyses.cost import Budget, ChargeBack, PlanCost, ShippedTable
from regie.locale import Language
from regie.reports.cost.remarks import remarks
from regie.reports.cost.shown import cell, heading, say_cost
from regie.reports.cost.tables import tables
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

_TOP = 30


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
    for remark in remarks(found, language):
        line(console, remark)
