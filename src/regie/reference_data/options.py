"""Ways to move by class of application, with what they cost as a part of the yearly cost: to be replaced by estimates
of one's own. What they rest on stands in `options.json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from regie.reference_data.files import data

Parts = tuple[float, float, float]
"""The least, the likely and the most."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to move things of some classes: service models, `storage` for a storage platform, `eliminate` for what the
    portfolio wants gone. `once` and `running` are parts of the cost a year now; `meets` words of `MetWhen`."""

    of: tuple[str, ...]
    strategy: str
    target: str
    once: Parts
    running: Parts
    years: Parts
    meets: frozenset[str]


@dataclass(frozen=True, slots=True)
class LandingCost:
    """What opening a platform costs, EUR once and EUR a year, and in how many years it is open."""

    once: Parts
    running: Parts
    years: int


@dataclass(frozen=True, slots=True)
class Defaults:
    """The whole set. `days_per_euro` is the work in a euro of moving, `exit_share` the part of the remaining price that
    leaving a contract early costs, `order` the targets from least to most autonomous."""

    source: str
    date: date
    ways: tuple[Way, ...]
    landings: Mapping[str, LandingCost]
    days_per_euro: float
    exit_share: float
    order: tuple[str, ...]


@cache
def option_defaults() -> Defaults:
    """The shipped defaults."""
    raw = data("options")
    ways = tuple(
        Way(
            tuple(one["of"]),
            one["strategy"],
            one["target"],
            tuple(one["once"]),
            tuple(one["running"]),
            tuple(one["years"]),
            frozenset(one["meets"]),
        )
        for one in raw["ways"]
    )
    landings = {
        name: LandingCost(tuple(one["once"]), tuple(one["running"]), one["years"])
        for name, one in raw["landings"].items()
    }
    return Defaults(
        raw["source"],
        date.fromisoformat(raw["date"]),
        ways,
        MappingProxyType(landings),
        raw["days_per_euro"],
        raw["exit_share"],
        tuple(raw["least_autonomous_first"]),
    )
