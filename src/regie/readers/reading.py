"""What reading files gives: a landscape or none, every fault, and what had no place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from regie.landscape import Landscape
from regie.landscape.faults import Fault, Severity
from regie.locale import Message


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the file that has no place in a landscape, and why."""

    kind: str
    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of reading. `landscape` is None when there is an error: nothing is half-imported.

    `counts` says how many things were understood, per noun.
    """

    landscape: Landscape | None
    faults: tuple[Fault, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that make the files unusable."""
        return tuple(fault for fault in self.faults if fault.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The faults that leave the files usable."""
        return tuple(fault for fault in self.faults if fault.severity is Severity.WARNING)
