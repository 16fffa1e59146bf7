"""The parts of a landscape: each register's last word, and what people wrote in the landscape itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from regie.landscape import Landscape

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
