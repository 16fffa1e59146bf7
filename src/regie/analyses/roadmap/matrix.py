"""A sparse matrix of constraints that grows row by row, each row knowing what it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from math import inf

import numpy as np
from numpy.typing import NDArray


class Hold(Enum):
    """What kind of thing holds a plan back."""

    ONCE = "once"
    AIM = "aim"
    BUDGET = "budget"
    CAPACITY = "capacity"
    MOVES = "moves"
    ORDER = "order"
    LANDING = "landing"
    FIXED = "fixed"
    UNIT = "unit"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Label:
    """What a row stands for: its kind, whose it is (a goal, cluster, skill or thing), a year, and one of its units."""

    hold: Hold
    of: tuple[str, ...] = ()
    year: int | None = None
    unit: str = ""

    @property
    def group(self) -> tuple[Hold, tuple[str, ...]]:
        """The demand it is part of: a budget over all years is one demand."""
        return self.hold, self.of


@dataclass
class Matrix:
    """Rows `low ≤ a·x ≤ high` as they are made; columns are numbered by whoever makes them."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    places: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def row(self, label: Label, entries: Iterable[tuple[int, float]], low: float = -inf, high: float = inf) -> int:
        """Add a row; entries of the same column are added up. Its number."""
        found: dict[int, float] = {}
        for column, value in entries:
            found[column] = found.get(column, 0.0) + value
        kept = [(column, value) for column, value in found.items() if value]
        self.places.extend(column for column, _ in kept)
        self.values.extend(value for _, value in kept)
        self.starts.append(len(self.places))
        self.low.append(low)
        self.high.append(high)
        self.labels.append(label)
        return len(self.labels) - 1

    def difference(self, label: Label, plus: list[int], minus: list[int]) -> None:
        """Add a row that says that some columns together are no more than others together; no column is in both."""
        self.places += plus
        self.places += minus
        self.values += [1.0] * len(plus)
        self.values += [-1.0] * len(minus)
        self.starts.append(len(self.places))
        self.low.append(-inf)
        self.high.append(0.0)
        self.labels.append(label)

    def columns(self, label: Label, values: NDArray[np.float64], *, high: float) -> None:
        """Add a row by a value for each of the first columns, nought included."""
        places = np.flatnonzero(values)
        self.places.extend(places.tolist())
        self.values.extend(values[places].tolist())
        self.starts.append(len(self.places))
        self.low.append(-inf)
        self.high.append(high)
        self.labels.append(label)

    def entries(self, row: int) -> list[tuple[int, float]]:
        """The columns of a row with their values."""
        begin, end = self.starts[row], self.starts[row + 1]
        return list(zip(self.places[begin:end], self.values[begin:end], strict=True))

    def arrays(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
        """Row by row: where each begins, the columns, the values."""
        return (
            np.array(self.starts, np.int32),
            np.array(self.places, np.int32),
            np.array(self.values, np.float64),
        )
