"""What judging the quality of data gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from regie.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Count:
    """Facts counted. `total` = known + contested + unknown; of the unknown `nobody_knew` were asked about.

    Of the known and contested facts `fresh` are within their limit, `stale` beyond it and `undated` without a date:
    of those it is not known whether they are fresh.
    """

    total: int = 0
    known: int = 0
    contested: int = 0
    unknown: int = 0
    nobody_knew: int = 0
    fresh: int = 0
    stale: int = 0
    undated: int = 0

    @property
    def complete(self) -> float | None:
        """The part of all facts that is known or contested; None without facts."""
        return (self.known + self.contested) / self.total if self.total else None

    @property
    def contradicted(self) -> float | None:
        """The part of what is said on which sources differ."""
        said = self.known + self.contested
        return self.contested / said if said else None

    @property
    def out_of_date(self) -> float | None:
        """The part of what is said and dated that is beyond its limit."""
        dated = self.fresh + self.stale
        return self.stale / dated if dated else None


@dataclass(frozen=True, slots=True)
class FieldQuality:
    """One field of one noun. `used`: whether any version says anything of it; only such fields count in totals."""

    noun: str
    field: str
    count: Count
    limit_days: int | None
    used: bool


@dataclass(frozen=True, slots=True)
class SourceQuality:
    """One source. `claims` it makes, the dates these carry, and how many are beyond their limit.

    `disputed` are its claims on which another source differs, `against` how often by source; `overruled` its claims
    that another outranks.
    """

    source: str
    claims: int
    oldest: date | None
    newest: date | None
    stale: int
    undated: int
    disputed: int
    against: Mapping[str, int]
    overruled: int


@dataclass(frozen=True, slots=True)
class Quality:
    """One version of a landscape at a date. `clusters` has things without a known cluster under an empty name."""

    landscape: Landscape
    at: date
    total: Count
    fields: tuple[FieldQuality, ...]
    clusters: Mapping[str, Count]
    sources: tuple[SourceQuality, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Versions of one landscape by date, oldest first."""

    versions: tuple[Quality, ...]

    @property
    def latest(self) -> Quality:
        """The last one."""
        return self.versions[-1]
