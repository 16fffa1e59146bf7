"""Everything `assess` finds, as one value that reports show. Holds what `actions.assess` computed; what only chapters
ask is worked out when they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from regie.landscape import Application, Criticality, Fact, FactRef, Landscape, Link, Problem, Protection, Reason

if TYPE_CHECKING:
    from regie.analyses.autonomy import Autonomy, Judgement
    from regie.analyses.calendar import Calendar
    from regie.analyses.concentration import Concentration
    from regie.analyses.cost import Budget
    from regie.analyses.difference import LandscapeDifference
    from regie.analyses.placement import Move, Placed, Placement
    from regie.analyses.quality import Versions
    from regie.analyses.targets import GoalResults
    from regie.analyses.targets.effect import GoalEffect
    from regie.decisions import Model
    from regie.reports.failure import Told
    from regie.reports.roadmap.told import ToldRoute


@dataclass(frozen=True, slots=True)
class Known:
    """How far one field is filled in: of `total` things, so many unknown and contested."""

    noun: str
    field: str
    total: int
    unknown: int
    contested: int


@dataclass(frozen=True, slots=True)
class Risk:
    """One thing that weighs heavily, with why. `weight` orders risks: critical processes touched, then users."""

    id: str
    weight: tuple[float, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Assessment:
    """Where a municipality stands at a date, with all reasons."""

    landscape: Landscape
    at: date
    autonomy: Autonomy
    goals: GoalResults
    concentration_first: Concentration
    concentration_chain: Concentration
    placements: Mapping[str, Placement]
    criticality: Mapping[str, Criticality]
    protection: Mapping[str, Protection]
    risks: tuple[Risk, ...]
    known: tuple[Known, ...]
    quality: Versions
    """How good the data is; earlier versions first, this landscape last."""
    failures: Told | None = field(default=None, repr=False)
    """What stops when something falls away, when that was asked too."""
    route: ToldRoute | None = field(default=None, repr=False)
    """The plan to the goals, when that was asked too."""

    @property
    def unheard(self) -> tuple[Problem, ...]:
        """Decisions of people for a model or an outcome nobody knows, each once."""
        return tuple(dict.fromkeys(one for placement in self.placements.values() for one in placement.unheard))

    @cached_property
    def calendar(self) -> Calendar:
        """By when contracts ask a decision; for chapters and `regie calendar`, so not worked out for a summary."""
        from regie.analyses.calendar import contract_calendar

        return contract_calendar(self.landscape, self.at)

    @cached_property
    def budget(self) -> Budget:
        """What is spent by cluster; for chapters and `regie cost`, so not worked out for a summary."""
        from regie.analyses.cost import budget

        return budget(self.landscape, self.at)


@dataclass(frozen=True, slots=True)
class Gone:
    """A thing that a source of a merged landscape no longer holds: since its delivery of this day (None: without
    date). What is said of it is what earlier deliveries said."""

    id: str
    source: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say about one application, by a definition of autonomous. `chain` holds its links, nearest
    first; `disputed` are the facts of it, of everything in its chain and of what processes ask of it on which sources
    differ, settled or not, and
    `gone` says what of these things disappeared from a source. `unheard` are decisions of people on it for a model or
    an outcome nobody knows."""

    landscape: Landscape
    at: date
    application: Application
    definition: Model
    judgement: Judgement
    criticality: Criticality
    protection: Protection
    chain: tuple[Link, ...]
    open_ends: Mapping[str, tuple[str, ...]]
    disputed: tuple[tuple[FactRef, Fact[Any]], ...]
    gone: tuple[Gone, ...]
    placed: Mapping[str, Placed]
    models: Mapping[str, Model]
    unheard: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two placements of one landscape, and the applications that change place between them."""

    landscape: Landscape
    old: Placement
    new: Placement
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two versions of a landscape, and what that did to the goals, per reading."""

    old: Assessment
    new: Assessment
    landscape: LandscapeDifference
    goals: tuple[GoalEffect, ...]
