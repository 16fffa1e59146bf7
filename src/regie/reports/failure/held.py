"""What `whatif` finds, as one value that reports show. Only holds; `actions.whatif` computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from regie.analyses.failure import (
    Displaced,
    Failure,
    Impact,
    PriceEffect,
    Ranked,
    Ranking,
    Right,
    Scenario,
    TakeOver,
)
from regie.analyses.placement import Placement
from regie.analyses.targets.effect import GoalEffect
from regie.landscape import Change, Interval, Landscape, Verdict
from regie.readers.scenarios import WrittenScenario


@dataclass(frozen=True, slots=True)
class Judged:
    """An application of which the verdict on autonomy or the SEAL level changes: as it was and as it becomes."""

    application: str
    was: Verdict
    becomes: Verdict
    seal_was: Interval
    seal_becomes: Interval


@dataclass(frozen=True, slots=True)
class Moved:
    """An application that may end elsewhere by a decision model: every outcome that was and is possible."""

    application: str
    was: tuple[str, ...]
    becomes: tuple[str, ...]


@dataclass(frozen=True)
class TakenOver:
    """What take-overs change from their date: judgements, goals, places by model, and the contracts concerned."""

    on: date
    take_overs: tuple[TakeOver, ...]
    judged: tuple[Judged, ...]
    goals: tuple[GoalEffect, ...]
    moved: Mapping[str, tuple[Moved, ...]]
    placements: Mapping[str, Placement]
    rights: tuple[Right, ...]

    def to_data(self) -> Mapping[str, object]:
        """What is written out: the placements only by the models that moved something."""
        goals = [
            {
                "goal": effect.goal.id,
                "reading": effect.new.reading.id,
                "was": effect.old.share,
                "becomes": effect.new.share,
                "gained": effect.gained,
                "lost": effect.lost,
            }
            for effect in self.goals
        ]
        return {
            "on": self.on,
            "take_overs": self.take_overs,
            "judged": self.judged,
            "goals": goals,
            "moved": self.moved,
            "rights": self.rights,
        }


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One scenario: what stops, what changes with a new owner, what becomes dearer, and which data may no longer stand
    where it does; each None when the scenario holds nothing of the kind."""

    landscape: Landscape
    at: date
    scenario: Scenario
    failure: Failure | None
    taken_over: TakenOver | None
    prices: PriceEffect | None = None
    displaced: tuple[Displaced, ...] | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Several scenarios over one landscape, each by itself; `impacts` is None where nothing falls away."""

    landscape: Landscape
    found: tuple[WhatIf, ...]
    impacts: tuple[Impact | None, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of failures: every single one ranked, the worst of them with what stops and why, and the
    scenarios that were asked for (None: none)."""

    ranking: Ranking
    worst: tuple[tuple[Ranked, Failure], ...]
    scenarios: Compared | None = None


@dataclass(frozen=True, slots=True)
class CameTrue:
    """A scenario that has become true: the landscape with it, and which records that added, changed and took out."""

    landscape: Landscape
    scenario: Scenario
    change: Change
    added: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParentChange:
    """An organisation with another ultimate parent than the landscape says: `was` it certainly (empty: not known) and
    `becomes`, by name (None: its own master), `since` a day when that is said. `found` is what the take-over changes,
    by `scenario`; both None when nobody bought it."""

    organisation: str
    was: tuple[str, ...]
    becomes: str | None
    since: date | None
    scenario: WrittenScenario | None
    found: WhatIf | None


@dataclass(frozen=True, slots=True)
class Watched:
    """Which parents changed, of so many organisations that were found in the newer file; the others are `unmatched`."""

    landscape: Landscape
    at: date
    changes: tuple[ParentChange, ...]
    compared: int
    unmatched: tuple[str, ...]
