"""Failures against the processes they stop, as rows and columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

_ROWS = 25
_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Matrix:
    """The worst single failures, and the processes that most of them stop; `rest` processes are left out."""

    rows: tuple[dict[str, Any], ...]
    processes: tuple[str, ...]
    rest: int


def matrix_of(ranking: dict[str, Any]) -> Matrix:
    """From the kept ranking. A country or group stops what its organisations stop, so only what can fall by itself."""
    own = [one for one in ranking["failures"] if one["kind"] not in ("country", "group") and one["stopped"]]
    rows = own[:_ROWS]
    hit = Counter(process for one in rows for process in one["stopped"])
    processes = sorted(hit, key=lambda process: (-hit[process], process))
    return Matrix(tuple(rows), tuple(processes[:_COLUMNS]), max(0, len(processes) - _COLUMNS))
