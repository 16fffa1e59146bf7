"""Tables of cost in words, and a picture of a plan by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from regie.analyses.cost import ChargeBack, PlanCost, ShippedTable, SubjectCost
from regie.locale import Language
from regie.reports.cost.remarks import remarks
from regie.reports.cost.shown import Shown, cell, heading
from regie.reports.cost.tables import tables

_TOP = 60
_TEXTS = frozenset({"figure", "says", "section", "slips", "department", "service", "row", "year"})
_HEIGHT, _WIDE, _STEP = 180.0, 26, 70


@dataclass(frozen=True, slots=True)
class Worded:
    """One table: headings with whether the column holds figures, rows of words; `more` rows are in the workbook."""

    name: str
    title: str
    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Figured:
    """A cost as a page shows it; `picture` is none where there are no years."""

    tables: tuple[Worded, ...]
    remarks: tuple[str, ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A block of a column, in units of the picture."""

    kind: str
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Per year the current cost beside the alternative with the one-off cost on top; `years` with where they stand."""

    width: int
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, int], ...]


def figured(found: PlanCost | ChargeBack | ShippedTable, language: Language) -> Figured:
    """All its tables but the parts of a charge-back, which the workbook holds, and what stands out."""
    currency = found.currency if isinstance(found, ChargeBack) else "EUR"
    made = tuple(
        _worded(name, shown, language, currency) for name, shown in tables(found, language).items() if name != "shares"
    )
    drawn = picture(found.together) if isinstance(found, PlanCost) else None
    return Figured(made, tuple(remarks(found, language)), drawn)


def picture(plan: SubjectCost) -> Picture | None:
    """The years of a plan as columns; none where an amount is below nought, since a column cannot show that."""
    amounts = [amount for year in plan.years for amount in (year.current, year.alternative, year.once)]
    highest = max((max(year.current, year.alternative + year.once) for year in plan.years), default=Decimal(0))
    if highest <= 0 or min(amounts) < 0:
        return None
    bars: list[Bar] = []
    for at, year in enumerate(plan.years):
        left = at * _STEP + 8
        bars.append(_bar("current", left, Decimal(0), year.current / highest))
        bars.append(_bar("alternative", left + _WIDE + 2, Decimal(0), year.alternative / highest))
        if year.once:
            bars.append(_bar("once", left + _WIDE + 2, year.alternative / highest, year.once / highest))
    years = tuple((year.year, at * _STEP + 8 + _WIDE) for at, year in enumerate(plan.years))
    return Picture(len(plan.years) * _STEP, tuple(bars), years)


def _bar(kind: str, x: int, below: Decimal, part: Decimal) -> Bar:
    """A block of this part of the picture, above what is below it."""
    height, foot = float(part) * _HEIGHT, float(below) * _HEIGHT
    return Bar(kind, x, round(_HEIGHT - foot - height, 1), round(height, 1))


def _worded(name: str, shown: Shown, language: Language, currency: str) -> Worded:
    def words(row: Sequence[str | float | None]) -> tuple[str, ...]:
        return tuple(cell(value, column, language, currency) for value, column in zip(row, shown.columns, strict=True))

    headings = tuple((heading(column, language), column not in _TEXTS) for column in shown.columns)
    rows = tuple(words(row) for row in shown.rows[:_TOP])
    return Worded(name, shown.title, headings, rows, max(0, len(shown.rows) - _TOP))
