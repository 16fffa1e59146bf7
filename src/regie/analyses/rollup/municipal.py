"""What one municipality came to: small enough to keep hundreds of, and enough to add up exactly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.landscape import ShareSums


@dataclass(frozen=True, slots=True)
class Party:
    """A supplier or parent as one municipality knows it. `lei` and `kvk` are empty when unknown."""

    name: str
    lei: str = ""
    kvk: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """A party and the applications that surely depend on it; `possible` counts also those of which the suppliers are
    not all known. `cost` is what the sure ones cost, in euros a year, as far as known."""

    party: Party
    applications: int
    possible: int
    cost: float


@dataclass(frozen=True, slots=True)
class GoalSums:
    """One reading of a goal, as the weights from which the bounds of its share follow."""

    goal: str
    reading: str
    sums: ShareSums


@dataclass(frozen=True, slots=True)
class Municipal:
    """One municipality. `file` is the name of its input, `region` its province (None when unknown).

    `autonomous` and `between` count applications. `suppliers` are those of the first tier, `parents` the ultimate
    parents through the whole chain; `open_suppliers` and `open_parents` count applications of which these are not
    all known.
    """

    file: str
    name: str
    region: str | None
    at: date
    applications: int
    autonomous: int
    between: int
    goals: tuple[GoalSums, ...]
    suppliers: tuple[Touch, ...]
    parents: tuple[Touch, ...]
    open_suppliers: int
    open_parents: int
