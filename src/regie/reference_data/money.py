"""The cost tables of the source documents, as printed, and what their claims turn out to be.

Source: Meerjarenstrategie Digitale Autonomie 2026–2035, §5.1–5.3. Printed totals are kept beside our own sums.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from regie.reference_data.files import data


@dataclass(frozen=True, slots=True)
class Table:
    """Amounts by row and period, in `unit`. A period is a year, or `structural`: each year after."""

    source: str
    unit: str
    periods: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]

    def total(self, row: str) -> float:
        """The sum of a row over all its periods; without meaning for a table with a structural column."""
        return round(sum(self.rows[row]), 6)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure the text states. `means` names the figure of the table it equals, `slips` what misleads in it."""

    id: str
    value: float
    unit: str
    says: str
    means: str
    section: str
    slips: str


@dataclass(frozen=True, slots=True)
class Range:
    """An amount in euros, from the least to the most."""

    id: str
    low: float
    high: float


@cache
def deloitte() -> Table:
    """The ten-year exercise over five subjects, EUR million."""
    return _table("deloitte")


@cache
def nds() -> Table:
    """The Nederlandse Digitaliseringsstrategie by priority, EUR million."""
    return _table("nds")


def nds_autonomy() -> tuple[float, ...]:
    """Our sum of what the strategy counts as autonomy, by period: half of Data, all of Cloud and Resilience."""
    shares: Mapping[str, float] = data("money")["nds"]["autonomy_shares"]
    rows = nds().rows
    return tuple(sum(share * rows[row][at] for row, share in shares.items()) for at in range(len(nds().periods)))


def deloitte_figures() -> Mapping[str, float]:
    """The four figures that follow from the exercise, EUR million; the text's three claims are among them."""
    table = deloitte()
    years = len(table.periods)
    operating = table.total("alternative_operating") - table.total("current_operating")
    change = table.total("change_once")
    return MappingProxyType(
        {
            "mean_operating_difference": round(operating / years, 6),
            "sum_of_change": round(change, 6),
            "sum_of_total_difference": round(operating + change, 6),
            "mean_total_difference": round((operating + change) / years, 6),
        }
    )


@cache
def claims() -> tuple[Claim, ...]:
    """What the text says about the exercise, each with what it means."""
    return tuple(
        Claim(
            raw["id"],
            raw["value"],
            raw["unit"],
            raw["says"],
            raw["is"],
            raw["section"],
            raw.get("slips", ""),
        )
        for raw in data("money")["claims"]
    )


@cache
def phase_1() -> tuple[Range, ...]:
    """The parts of phase 1 (2026–2027), EUR."""
    return tuple(Range(raw["id"], raw["low"], raw["high"]) for raw in data("money")["phase_1"]["rows"])


def phase_1_source() -> str:
    """The document and section phase 1 comes from."""
    return str(data("money")["phase_1"]["source"])


def phase_1_as_printed() -> Range:
    """The total the source prints, EUR."""
    raw = data("money")["phase_1"]["total_as_printed"]
    return Range("total", raw["low"], raw["high"])


def _table(name: str) -> Table:
    raw = data("money")[name]
    rows = {row: tuple(float(value) for value in values) for row, values in raw["rows"].items()}
    return Table(raw["source"], raw["unit"], tuple(str(year) for year in raw["years"]), MappingProxyType(rows))
