"""What concentration gives: shares with the rows behind them, and where suppliers meet further down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from regie.landscape import Interval


class Level(Enum):
    """At what one adds up."""

    SUPPLIER = "supplier"
    PARENT = "parent"
    JURISDICTION = "jurisdiction"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__


class Measure(Enum):
    """By what one adds up: number of applications, number of critical processes, € a year, terabytes."""

    APPLICATIONS = "applications"
    CRITICAL_PROCESSES = "critical_processes"
    COST = "cost"
    VOLUME = "volume"


@dataclass(frozen=True, slots=True)
class Part:
    """One supplier, parent or country in a table. `share` runs from what surely touches it to what may touch it:
    things of which the chain is not wholly known may touch anyone. `things` are those that surely do."""

    key: str
    amount: float
    share: Interval
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The parts of one measure at one level, largest first. Through a chain a thing touches several parts, so
    shares add up to more than one.

    `unknown` lists the things of which not every part is known (`open_amount` is what they add up to: it may belong
    to anyone), `unmeasured` those without the amount.
    `hhi` is the Herfindahl–Hirschman index, the sum of squared shares (0 to 1) where each thing is divided evenly
    over the parts it touches; None when nothing is known.
    """

    level: Level
    measure: Measure
    total: float
    parts: tuple[Part, ...]
    unknown: tuple[str, ...]
    unmeasured: tuple[str, ...]
    hhi: float | None
    open_amount: float = 0.0

    def share_of(self, key: str) -> Interval | None:
        """The share of a part, also of one that nothing surely touches: what is open may touch it. None when there is
        nothing to share."""
        if not self.total:
            return None
        found = next((part.share for part in self.parts if part.key == key), None)
        return found or Interval(0, min(1.0, self.open_amount / self.total))


@dataclass(frozen=True, slots=True)
class Hidden:
    """Where two or more direct suppliers meet further down: one platform, supplier or parent that all depend on."""

    meets_at: str
    suppliers: tuple[str, ...]
    applications: tuple[str, ...]
    critical_processes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concentration:
    """All tables at a date, of direct suppliers or through the whole chain."""

    at: date
    through_chain: bool
    tables: Mapping[tuple[Level, Measure], Table]
    hidden: tuple[Hidden, ...]

    def table(self, level: Level, measure: Measure) -> Table:
        """One table."""
        return self.tables[level, measure]
