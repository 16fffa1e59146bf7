"""What every reader hands back: a whole landscape or none, everything that is wrong, and what found no place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from regie.landscape import Landscape
from regie.landscape.faults import Fault
from regie.locale import Message

_NO_COUNTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A thing in the input that a landscape has no place for: its kind in the input's own words, and why."""

    kind: str
    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of reading. `landscape` is None when a fault is an error: nothing is half-imported.
    `counts` says per kind how many were understood."""

    landscape: Landscape | None
    faults: tuple[Fault, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: _NO_COUNTS)
    left_out: tuple[LeftOut, ...] = ()
