"""Cost as a workbook: every row, to sort and filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from regie.analyses.cost import Budget, ChargeBack, PlanCost, ShippedTable
from regie.locale import Language
from regie.reports.cost.shown import heading, say_cost
from regie.reports.cost.tables import tables
from regie.reports.sheets import SAFE, write_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def cost_xlsx(found: PlanCost | ChargeBack | Budget | ShippedTable, path: str | Path, language: Language) -> None:
    """Write a sheet a table; money to the cent as a number. Raises OSError when the path cannot be written."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        cost_sheets(book, found, language)


def cost_sheets(book: Workbook, found: PlanCost | ChargeBack | Budget | ShippedTable, language: Language) -> None:
    """The same sheets in a workbook that holds more."""
    for name, shown in tables(found, language).items():
        columns = [(column, heading(column, language)) for column in shown.columns]
        money = [at for at, column in enumerate(shown.columns) if column == "money"]
        rows = (_in_euros(row, money) for row in shown.rows)
        write_sheet(
            book, say_cost(f"sheet.{name.partition('_')[0]}", language, n=name.partition("_")[2]), columns, rows
        )


def _in_euros(row: tuple[str | float | None, ...], money: list[int]) -> tuple[str | float | None, ...]:
    """Cents as euros: a spreadsheet holds two decimals exactly enough to add up what people see."""
    return tuple(
        round(value / 100, 2) if at in money and isinstance(value, int) else value for at, value in enumerate(row)
    )
