"""The tables of cost as rows of cells, the same for terminal and workbook. Numbers are in the unit of their column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regie.analyses.cost import Budget, ChargeBack, PlanCost, ShippedTable, SubjectCost
from regie.locale import Language, say
from regie.reports.cost.clusters import clusters
from regie.reports.cost.shown import COLUMNS, Row, Shown, millions, say_cost, shown


def tables(found: object, language: Language) -> Mapping[str, Shown]:
    """The tables of any cost, by name."""
    match found:
        case PlanCost():
            return _plan(found, language)
        case ChargeBack():
            return _charged(found, language)
        case Budget():
            return {"clusters": clusters(found, language)}
        case ShippedTable():
            return _shipped(found, language)
    raise TypeError(f"no cost: {type(found).__name__}")


def _plan(found: PlanCost, language: Language) -> dict[str, Shown]:
    made: dict[str, Shown] = {}
    each = found.subjects if found.together in found.subjects else (*found.subjects, found.together)
    for number, subject in enumerate(each, start=1):
        title = subject.subject or say_cost("together", language)
        made[f"years_{number}"] = Shown(title, COLUMNS["years"], tuple(_years(subject)))
    made["figures"] = shown("figures", _figures(found.together, language), language)
    if found.said:
        made["said"] = shown("said", _said(found, language), language)
    return made


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
        "departments": shown("departments", parts(found.departments), language),
        "services": shown("services", parts(found.services), language),
        "shares": shown("shares", shares, language),
    }


def _shipped(found: ShippedTable, language: Language) -> dict[str, Shown]:
    name = found.name.replace("-", "_")
    rows: list[Row] = [(say_cost(f"row.{name}.{row}", language), *amounts) for row, amounts in found.rows]
    for check in found.checks:
        rows.append((say_cost(f"row.{name}.{check.row}_printed", language), *check.printed))
        rows.append((say_cost(f"row.{name}.{check.row}_ours", language), *check.ours))
    columns = ("row", *(f"period_{column}" if column.isdigit() else column for column in found.columns))
    return {"shipped": Shown(f"{found.source} ({found.unit})", columns, tuple(rows))}
