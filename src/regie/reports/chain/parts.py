"""What a chain picture consists of, before anything has a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

COUNTRY: Final = "country"
OPEN: Final = "open"
MORE: Final = "more"

BANDS: Mapping[str, int] = {
    "process": 0,
    "dataset": 0,
    "application": 1,
    "platform": 2,
    "team": 3,
    "organisation": 3,
    COUNTRY: 4,
}
"""From left to right: what people do, with what, on what, by whom, under whose law."""


@dataclass(frozen=True, slots=True)
class Node:
    """One block. `kind` is a noun, or `country`, `open` (an end nobody knows) or `more` (blocks left out).

    `band` is its place from left to right; `verdict` is yes, no, between or empty; `laws` reach abroad from a country;
    `count` is how many things a `more` stands for; `label` what an `open` or `more` is about (a field, a noun).
    """

    id: str
    kind: str
    band: int
    verdict: str = ""
    label: str = ""
    laws: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One link from what depends to what it needs. `decides`: it is why the dependant is not (surely) autonomous."""

    dependant: str
    provider: str
    kind: str
    decides: bool = False
    sure: bool = True
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The blocks around `start` and the lines between them, in a fixed order."""

    start: str
    nodes: Mapping[str, Node]
    lines: tuple[Line, ...]
