"""The whole: goals, regions, and on whom all municipalities together depend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.analyses.rollup.refused import Refused
from regie.landscape import Interval


@dataclass(frozen=True, slots=True)
class GoalShare:
    """One reading of a goal over several municipalities. `share` is None when there is nothing to count."""

    goal: str
    reading: str
    numerator: Interval
    denominator: Interval
    share: Interval | None


@dataclass(frozen=True, slots=True)
class Region:
    """A region and its municipalities; `name` is None for those of which the region is not known."""

    name: str | None
    municipalities: tuple[str, ...]
    applications: int
    autonomous: Interval
    goals: tuple[GoalShare, ...]


@dataclass(frozen=True, slots=True)
class Dependence:
    """A supplier or parent, and who depends on it. `key` says by what it was recognised (`lei:…`, `kvk:…`, `name:…`).

    `applications` runs from those that surely depend on it to those that may, as their suppliers are not all known.
    """

    key: str
    name: str
    municipalities: int
    applications: Interval
    cost: float


@dataclass(frozen=True, slots=True)
class National:
    """All municipalities together. `dates` are the first and last day the results speak of, `autonomous` counts
    applications. `refused` are the inputs that could not be used; they are in no figure."""

    municipalities: int
    applications: int
    autonomous: Interval
    dates: tuple[date, date] | None
    goals: tuple[GoalShare, ...]
    regions: tuple[Region, ...]
    suppliers: tuple[Dependence, ...]
    parents: tuple[Dependence, ...]
    refused: tuple[Refused, ...]
