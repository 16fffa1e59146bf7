"""The heat map: clusters by TIME class, each cell leading to its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from regie.actions.keeping.listing import CONTESTED, UNKNOWN
from regie.landscape.vocabulary import TimeClass

CLASSES: tuple[str | None, ...] = (*(one.value for one in TimeClass), None)
_SHADES = 4
_OPEN = (UNKNOWN, CONTESTED)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, its shade from 0 (none) to 4 (the most), and the filters that show its rows."""

    count: int
    shade: int
    filters: str


def heat(found: Iterable[Mapping[str, Any]]) -> list[tuple[str | None, list[Cell], Cell]]:
    """Per cluster its cells in the order of `CLASSES` and their sum, by name with the unknown cluster last."""
    counted = {(one["cluster"], one["time_class"]): one["count"] for one in found}
    most = max(counted.values(), default=1)
    clusters = sorted({cluster for cluster, _ in counted}, key=lambda name: (name is None, name or ""))
    rows = []
    for cluster in clusters:
        cells = [_cell(counted.get((cluster, time), 0), most, cluster, time_class=time or _OPEN) for time in CLASSES]
        rows.append((cluster, cells, _cell(sum(cell.count for cell in cells), 0, cluster)))
    return rows


def _cell(count: int, most: int, cluster: str | None, **more: str | tuple[str, ...]) -> Cell:
    filters = urlencode({"autonomous": "no", "cluster": cluster or _OPEN, **more}, doseq=True)
    return Cell(count, -(-count * _SHADES // most) if most else 0, filters)
