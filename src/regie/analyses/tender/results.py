"""A tender pack as values; reports put it into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from regie.landscape import FactRef, Interval, Landscape, Reason, Verdict
from regie.reference_data.tender import Item, Rule


@dataclass(frozen=True, slots=True)
class Covered:
    """One application or platform under the contract, and what was found of it.

    `seal` runs through the chain from worst to best case; `objectives` is the level of each objective (None: nothing
    assessed); `places` are the outcomes that decision models still allow, by model.
    """

    id: str
    autonomous: Verdict
    seal: Interval
    objectives: Mapping[str, Interval | None]
    places: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a condition holds for the contract, and why: the things for which it does, or may."""

    name: str
    holds: Verdict
    reason: Reason


@dataclass(frozen=True, slots=True)
class KnownOfCovered:
    """What is known of all that is under a contract, from which its pack follows: each thing, the conditions by name,
    and the shortest outage in hours that what needs them can bear."""

    covered: tuple[Covered, ...]
    conditions: Mapping[str, Condition]
    longest_outage: Interval


@dataclass(frozen=True, slots=True)
class MinimumSeal:
    """The least level to ask: from what certainly holds to what cannot be excluded. `ask` is the safe one."""

    level: Interval
    reasons: tuple[Reason, ...]
    rules: tuple[Rule, ...]

    @property
    def ask(self) -> int:
        """The level to ask for as long as not everything is known."""
        return int(self.level.high)


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement or clause that applies here (`applies`: surely, or perhaps). `has` says whether the contract of
    today settles it; None when contracts have no word for it."""

    item: Item
    applies: Verdict
    has: Verdict | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Award:
    """An objective of the framework as award criterion: its weight in percent by the official version, the level of
    what is under contract now (None: nothing assessed), and whose level is surely below the minimum."""

    objective: str
    weight: int
    now: Interval | None
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TenderPack:
    """Everything for one contract at a date. `version` is that of the framework whose weights are used."""

    landscape: Landscape
    at: date
    contract: str
    covered: tuple[Covered, ...]
    minimum: MinimumSeal
    asked: tuple[Asked, ...]
    awards: tuple[Award, ...]
    version: str
    longest_outage: Interval
    questions: tuple[FactRef, ...]

    def of_kind(self, kind: str) -> tuple[Asked, ...]:
        """The requirements, or the clauses."""
        return tuple(one for one in self.asked if one.item.kind == kind)
