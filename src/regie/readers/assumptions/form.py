"""The form of assumptions: what may be written, and what each key means (`assumption.key.<part>.<key>`)."""

from __future__ import annotations

from dataclasses import dataclass

from regie.readers.mapping.form import Holds, Part, key


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAssumption(Part):
    """How often each thing of a kind, or each of these, fails a year, and after how many hours people can work again.

    `source` is who says so. What is named goes before what is of a kind."""

    kind: str = key(Holds.TEXT, "")
    names: tuple[str, ...] = key(Holds.TEXTS, ())
    per_year: tuple[float, float] = key(Holds.RANGE, (0.0, 0.0), required=True)
    hours: tuple[float, float] = key(Holds.RANGE, (0.0, 0.0), required=True)
    source: str = key(Holds.TEXT, "", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAssumptions(Part):
    """All assumptions of one estimate."""

    name: str = key(Holds.TEXT, "", required=True)
    assumptions: tuple[WrittenAssumption, ...] = key(Holds.PARTS, (), part="assumption", required=True)


PARTS: dict[str, type[Part]] = {"assumptions": WrittenAssumptions, "assumption": WrittenAssumption}
"""Every part by the name the texts call it."""
