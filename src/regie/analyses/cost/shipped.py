"""The tables of the source documents that come with regie, beside what follows from their rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from regie.readers.cost import CostTable, Line, PlanRow
from regie.reference_data.money import deloitte, nds, nds_autonomy, phase_1, phase_1_as_printed, phase_1_source

_ROWS = {
    "current_operating": Line.CURRENT,
    "alternative_operating": Line.ALTERNATIVE,
    "change_once": Line.ONCE,
    "difference_as_printed": Line.DIFFERENCE,
}
_NDS_PRINTED = "autonomy_as_printed"


@dataclass(frozen=True, slots=True)
class Check:
    """A row of sums as printed, and as they follow from the other rows."""

    row: str
    printed: tuple[float, ...]
    ours: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ShippedTable:
    """A table of a source document: amounts by row and column, in `unit`, and its sums checked."""

    name: str
    source: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    checks: tuple[Check, ...]


def shipped_plan() -> CostTable:
    """The exercise of the strategy §5.2 as a plan, in euros."""
    table = deloitte()
    rows = tuple(
        PlanRow("", line, tuple(Decimal(str(value)).scaleb(6) for value in table.rows[name]))
        for name, line in _ROWS.items()
    )
    return CostTable(table.source, tuple(int(period) for period in table.periods), rows)


def shipped_nds() -> ShippedTable:
    """The national digitalisation strategy by priority (§5.1), with the sums of what counts as autonomy."""
    table = nds()
    rows = tuple((name, amounts) for name, amounts in table.rows.items() if name != _NDS_PRINTED)
    check = Check("autonomy", table.rows[_NDS_PRINTED], nds_autonomy())
    return ShippedTable("nds", table.source, table.unit, table.periods, rows, (check,))


def shipped_phase_1() -> ShippedTable:
    """The parts of phase 1 (§5.3), from least to most, with their total."""
    parts, printed = phase_1(), phase_1_as_printed()
    ours = (sum(part.low for part in parts), sum(part.high for part in parts))
    rows = tuple((part.id, (part.low, part.high)) for part in parts)
    check = Check("total", (printed.low, printed.high), ours)
    return ShippedTable("phase-1", phase_1_source(), "EUR", ("low", "high"), rows, (check,))
