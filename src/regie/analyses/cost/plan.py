"""A plan by year in the form of the Deloitte table: what follows from its rows, and what was said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from regie.locale import Message
from regie.readers.cost import CostTable, Line, PlanRow
from regie.reference_data.money import claims, deloitte

_JUMP = 0.10
"""Growth of a year that asks for an explanation: our choice. So does none at all in an indexed row."""


@dataclass(frozen=True, slots=True)
class YearCost:
    """One year, in euros. `difference` = alternative − current + once; `printed` is what the table says it is.

    `growth` is that of the current cost over the year before, `index` its level with the first year at 100.
    """

    year: int
    current: Decimal
    alternative: Decimal
    once: Decimal
    difference: Decimal
    printed: Decimal | None
    growth: float | None
    index: float | None


@dataclass(frozen=True, slots=True)
class SubjectCost:
    """The years of one subject (`subject` empty: of all), and the figures that follow, in euros.

    `figures`: the sums of the rows; `mean_operating_difference` (alternative − current, a year), `sum_of_change`
    (one-off, all years), `mean_total_difference` (both together, a year) and `sum_of_total_difference`.
    """

    subject: str
    years: tuple[YearCost, ...]
    figures: Mapping[str, Decimal]

    @property
    def misprinted(self) -> tuple[YearCost, ...]:
        """The years whose printed difference is another than follows from the rows."""
        return tuple(year for year in self.years if year.printed is not None and year.printed != year.difference)

    @property
    def to_explain(self) -> tuple[YearCost, ...]:
        """The years in which the current cost does not grow, or jumps, though it is said to be indexed."""
        return tuple(year for year in self.years if year.growth is not None and not 0 < year.growth < _JUMP)


@dataclass(frozen=True, slots=True)
class Said:
    """A figure the source's text states, the figure of the table that it is, and what misleads in the sentence."""

    says: str
    value: Decimal
    means: str
    section: str
    slips: Message | None


@dataclass(frozen=True, slots=True)
class PlanCost:
    """A plan whole: of each subject, and of all together. `said` is filled for the table of the strategy itself."""

    source: str
    subjects: tuple[SubjectCost, ...]
    together: SubjectCost
    said: tuple[Said, ...]


def plan_cost(table: CostTable) -> PlanCost:
    """What follows from a plan. A subject called as a total is the total; else the subjects are added up."""
    names = tuple(dict.fromkeys(row.subject for row in table.rows))
    subjects = tuple(_subject(name, table.years, _lines(table.rows, name)) for name in names)
    total = next((one for one in subjects if one.subject.casefold() in ("totaal", "total", "")), None)
    together = total or _subject("", table.years, _added(table.rows, len(table.years)))
    return PlanCost(table.source, subjects, together, _said(together))


def _lines(rows: Iterable[PlanRow], subject: str) -> dict[Line, Sequence[Decimal]]:
    return {row.line: row.amounts for row in rows if row.subject == subject}


def _added(rows: Sequence[PlanRow], years: int) -> dict[Line, Sequence[Decimal]]:
    found: dict[Line, Sequence[Decimal]] = {}
    for line in Line:
        held = [row.amounts for row in rows if row.line is line]
        if held:
            found[line] = [sum((amounts[at] for amounts in held), Decimal(0)) for at in range(years)]
    return found


def _subject(name: str, years: Sequence[int], lines: Mapping[Line, Sequence[Decimal]]) -> SubjectCost:
    current, alternative, once = (lines[line] for line in (Line.CURRENT, Line.ALTERNATIVE, Line.ONCE))
    printed = lines.get(Line.DIFFERENCE)
    found = tuple(
        YearCost(
            year,
            current[at],
            alternative[at],
            once[at],
            alternative[at] - current[at] + once[at],
            None if printed is None else printed[at],
            None if at == 0 or not current[at - 1] else round(float(current[at] / current[at - 1]) - 1, 6),
            round(float(current[at] / current[0]) * 100, 4) if current[0] else None,
        )
        for at, year in enumerate(years)
    )
    return SubjectCost(name, found, _figures(found))


def _figures(years: Sequence[YearCost]) -> Mapping[str, Decimal]:
    def total(name: str) -> Decimal:
        return sum((getattr(year, name) for year in years), Decimal(0))

    operating = total("alternative") - total("current")
    return {
        "sum_of_current": total("current"),
        "sum_of_alternative": total("alternative"),
        "sum_of_operating_difference": operating,
        "mean_operating_difference": operating / len(years),
        "sum_of_change": total("once"),
        "sum_of_total_difference": operating + total("once"),
        "mean_total_difference": (operating + total("once")) / len(years),
    }


def _said(together: SubjectCost) -> tuple[Said, ...]:
    """The claims of the strategy, when this is its table, row for row."""
    rows = deloitte().rows
    ours = (
        ("current_operating", [year.current for year in together.years]),
        ("alternative_operating", [year.alternative for year in together.years]),
        ("change_once", [year.once for year in together.years]),
    )
    million = Decimal(1_000_000)
    if any([Decimal(str(value)) * million for value in rows[name]] != amounts for name, amounts in ours):
        return ()
    return tuple(
        Said(
            claim.says,
            Decimal(str(claim.value)) * million,
            claim.means,
            claim.section,
            Message(f"cost.slips.{claim.id.replace('-', '_')}") if claim.slips else None,
        )
        for claim in claims()
    )
