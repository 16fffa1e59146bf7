"""The tables of cost as rows of cells, the same for terminal and workbook. Numbers are in the unit of their column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from regie.analyses.cost import Budget, ChargeBack, ClusterBudget, PlanCost, ShippedTable, SubjectCost, Sum
from regie.locale import Language, Message, euro, say

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


def tables(found: object, language: Language) -> Mapping[str, Shown]:
    """The tables of any cost, by name."""
    match found:
        case PlanCost():
            return _plan(found, language)
        case ChargeBack():
            return _charged(found, language)
        case Budget():
            return {"clusters": _shown("clusters", _clusters(found, language), language)}
        case ShippedTable():
            return _shipped(found, language)
    raise TypeError(f"no cost: {type(found).__name__}")


def _plan(found: PlanCost, language: Language) -> dict[str, Shown]:
    shown: dict[str, Shown] = {}
    each = found.subjects if found.together in found.subjects else (*found.subjects, found.together)
    for number, subject in enumerate(each, start=1):
        title = subject.subject or say_cost("together", language)
        shown[f"years_{number}"] = Shown(title, COLUMNS["years"], tuple(_years(subject)))
    shown["figures"] = _shown("figures", _figures(found.together, language), language)
    if found.said:
        shown["said"] = _shown("said", _said(found, language), language)
    return shown


def _years(subject: SubjectCost) -> Iterator[Row]:
    for one in subject.years:
        amounts = (one.current, one.alternative, one.once, one.difference, one.printed)
        yield (str(one.year), *(None if each is None else millions(each) for each in amounts), one.growth, one.index)


def _figures(subject: SubjectCost, language: Language) -> Iterator[Row]:
    for name, value in subject.figures.items():
        yield say_cost(f"figure.{name}", language), millions(value)


def _said(found: PlanCost, language: Language) -> Iterator[Row]:
    for one in found.said:
        slips = "" if one.slips is None else say(one.slips, language)
        yield one.says, one.section, say_cost(f"figure.{one.means}", language), slips


def _charged(found: ChargeBack, language: Language) -> dict[str, Shown]:
    def parts(held: Mapping[str, int]) -> Iterator[Row]:
        for name, cents in held.items():
            yield name or say_cost("not_charged", language), cents, cents / found.cents if found.cents else None

    shares = (
        (
            one.month,
            one.service,
            one.provider,
            one.department or say_cost("not_charged", language),
            one.cents,
            say_cost(f"by.{one.by}", language),
            one.key,
            None if one.weight is None else float(one.weight),
            None if one.whole is None else float(one.whole),
        )
        for one in found.shares
    )
    return {
        "departments": _shown("departments", parts(found.departments), language),
        "services": _shown("services", parts(found.services), language),
        "shares": _shown("shares", shares, language),
    }


def _clusters(found: Budget, language: Language) -> Iterator[Row]:
    for one in found.clusters:
        yield (one.cluster or say_cost("no_cluster", language), *_sums(one, language))
    yield (say_cost("together", language), *_sums(found.together, language))


def _sums(one: ClusterBudget, language: Language) -> tuple[str | float | None, ...]:
    return tuple(
        cell
        for each in (one.contracts, one.applications)
        for cell in (each.count, _range(each, language), each.unknown)
    )


def _range(held: Sum, language: Language) -> str:
    # an amount stays on one line
    least, most = (euro(end, language).replace(" ", "\u00a0") for end in (held.least, held.most))
    return least if least == most else f"{least} – {most}"


def _shipped(found: ShippedTable, language: Language) -> dict[str, Shown]:
    name = found.name.replace("-", "_")
    rows: list[Row] = [(say_cost(f"row.{name}.{row}", language), *amounts) for row, amounts in found.rows]
    for check in found.checks:
        rows.append((say_cost(f"row.{name}.{check.row}_printed", language), *check.printed))
        rows.append((say_cost(f"row.{name}.{check.row}_ours", language), *check.ours))
    columns = ("row", *(f"period_{column}" if column.isdigit() else column for column in found.columns))
    return {"shipped": Shown(f"{found.source} ({found.unit})", columns, tuple(rows))}


def heading(column: str, language: Language) -> str:
    """A column in words; a period is its own word."""
    return column.removeprefix("period_") if column.startswith("period_") else say_cost(f"column.{column}", language)


def millions(value: Decimal) -> float:
    """Euros as millions."""
    return float(value.scaleb(-6))


def _shown(name: str, rows: Iterator[Row], language: Language) -> Shown:
    return Shown(say_cost(f"title.{name}", language), COLUMNS[name], tuple(rows))


def say_cost(key: str, language: Language, **values: object) -> str:
    """A message of the area."""
    return say(Message(f"cost.{key}", **values), language)
