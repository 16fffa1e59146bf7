"""The form of costs of measures: what may be written, and what each key means (`measure_cost.key.<part>.<key>`)."""

from __future__ import annotations

from dataclasses import dataclass

from regie.readers.mapping.form import Holds, Part, key


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCost(Part):
    """What a measure costs in its first year, for each thing or for these only. `source` is who says so."""

    measure: str = key(Holds.TEXT, "", required=True)
    names: tuple[str, ...] = key(Holds.TEXTS, ())
    euros: tuple[float, float] = key(Holds.RANGE, (0.0, 0.0), required=True)
    source: str = key(Holds.TEXT, "", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCosts(Part):
    """All costs of one question; what is named goes before what is of a measure."""

    name: str = key(Holds.TEXT, "", required=True)
    costs: tuple[WrittenCost, ...] = key(Holds.PARTS, (), part="cost", required=True)


PARTS: dict[str, type[Part]] = {"costs": WrittenCosts, "cost": WrittenCost}
"""Every part by the name the texts call it."""
