"""What one table of cost is, and its words. Apart from the tables, so that a budget loads nothing of invoices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from regie.locale import Language, Message, number, percent, say, to_the_cent

Row = tuple[str | float | None, ...]

COLUMNS = {
    "years": ("year", "current", "alternative", "once", "difference", "printed", "growth", "index"),
    "figures": ("figure", "millions"),
    "said": ("says", "section", "figure", "slips"),
    "departments": ("department", "money", "part"),
    "services": ("service", "money", "part"),
    "shares": ("month", "service", "provider", "department", "money", "by", "key", "weight", "whole"),
    "clusters": (
        "cluster",
        "contracts",
        "contract_cost",
        "contracts_unknown",
        "applications",
        "application_cost",
        "applications_unknown",
    ),
}
MILLIONS = frozenset({"current", "alternative", "once", "difference", "printed", "millions"})
PARTS = frozenset({"growth", "part"})


@dataclass(frozen=True, slots=True)
class Shown:
    """One table: its title, its columns by name, and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def shown(name: str, rows: Iterable[Row], language: Language) -> Shown:
    """A table with the title and the columns of its name."""
    return Shown(say_cost(f"title.{name}", language), COLUMNS[name], tuple(rows))


def heading(column: str, language: Language) -> str:
    """A column in words; a period is its own word."""
    return column.removeprefix("period_") if column.startswith("period_") else say_cost(f"column.{column}", language)


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


def millions(value: Decimal) -> float:
    """Euros as millions."""
    return float(value.scaleb(-6))


def say_cost(key: str, language: Language, **values: object) -> str:
    """A message of the area."""
    return say(Message(f"cost.{key}", **values), language)
