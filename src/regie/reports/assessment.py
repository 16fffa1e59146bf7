"""Everything `assess` finds, as one value that reports show. Only holds; `actions.assess` computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from regie.landscape import Criticality, Landscape, Protection, Reason

if TYPE_CHECKING:
    from regie.analyses.autonomy import Autonomy
    from regie.analyses.concentration import Concentration
    from regie.analyses.placement import Placement
    from regie.analyses.targets import GoalResults


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


@dataclass(frozen=True, slots=True)
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
