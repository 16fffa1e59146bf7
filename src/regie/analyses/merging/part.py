"""The parts of a landscape: each register's last word, and what people wrote in the landscape itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from regie.landscape import Landscape, NamedRecord, fact_fields
from regie.readers.merging import Thing

BY_HAND: Final = "landscape"
"""The register that stands for the landscape itself: what people wrote there, and what no other part brought."""


@dataclass(frozen=True, slots=True)
class Part:
    """One register's last word, under its own ids. `delivered` is the date it speaks of."""

    register: str
    landscape: Landscape
    delivered: date | None = None


def in_order(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """What people wrote first, then the registers by name, so that the order of files does not matter."""
    return tuple(sorted(parts, key=lambda part: (part.register != BY_HAND, part.register)))


def named_things(parts: Sequence[Part]) -> Mapping[Thing, str]:
    """Every named thing of every part in order, with its noun."""
    return {
        Thing(part.register, record.id): record.noun
        for part in parts
        for record in part.landscape.records
        if isinstance(record, NamedRecord)
    }


def facts_said(parts: Sequence[Part]) -> Mapping[Thing, int]:
    """By thing of how many of its facts a part says something."""
    return {
        Thing(part.register, record.id): sum(
            bool(getattr(record, one.name).claims) for one in fact_fields(type(record))
        )
        for part in parts
        for record in part.landscape.records
    }
