"""The direct table and the one through the chain, laid side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from regie.analyses.concentration import Level, Measure

LEVELS = tuple(level.value for level in Level)
MEASURES = tuple(measure.value for measure in Measure)


@dataclass(frozen=True, slots=True)
class Side:
    """One party: what it surely holds and its share, directly and through the chain."""

    key: str
    direct: Mapping[str, Any]
    chain: Mapping[str, Any]


def sides(direct: Mapping[str, Any], chain: Mapping[str, Any]) -> list[Side]:
    """Every party of either table, most through the chain first."""
    beside = {part["key"]: part for part in direct["parts"]}
    through = {part["key"]: part for part in chain["parts"]}
    keys = (*through, *(key for key in beside if key not in through))
    return [Side(key, beside.get(key) or _nothing(direct), through.get(key) or _nothing(chain)) for key in keys]


def _nothing(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """A party that a table lacks surely holds nothing, and may hold all that is open."""
    return {"amount": 0, "share": (0.0, min(1.0, table["open"])), "things": 0}
