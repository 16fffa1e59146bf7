"""What counts and what asking costs: our own settings, as data with reasons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Effort:
    """What one answer costs: minutes of somebody's time, and why."""

    minutes: float
    why: str


@dataclass(frozen=True, slots=True)
class Settings:
    """`weights` by kind of measure (and `critical`, the factor for critical applications); effort by noun.field."""

    weights: Mapping[str, float]
    smoothing: float
    effort: Mapping[str, Effort]

    def effort_of(self, noun: str, field: str) -> Effort:
        """The effort of one field, or the default."""
        return self.effort.get(f"{noun}.{field}", self.effort["default"])


@cache
def settings() -> Settings:
    """The settings that ship with regie (`settings.json`)."""
    raw = json.loads((resources.files("regie.analyses.questions") / "settings.json").read_text(encoding="utf-8"))
    effort = {name: Effort(float(minutes), why) for name, (minutes, why) in raw["effort"].items()}
    return Settings(raw["weights"], raw["smoothing"], effort)
