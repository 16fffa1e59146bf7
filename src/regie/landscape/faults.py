"""What is wrong with an input: one list of everything, each with its place, what it is and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from regie.locale import Message


class Severity(Enum):
    """An error makes the input unusable; a warning leaves it usable."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fault is. `row` counts from 1 as the user sees it; empty parts do not apply."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input: where, what, and how to mend it."""

    place: Place
    what: Message
    mend: Message
    severity: Severity = field(default=Severity.ERROR)


class InputFaults(Exception):  # noqa: N818 - it carries a list of faults; it is not itself an error's name
    """The input cannot be used; `faults` holds everything found, errors and warnings."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(f"{len(self.faults)} faults in the input")


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Errors before warnings; files and sheets as they first come up, then by row; the same fault once."""
    once = tuple(dict.fromkeys(faults))
    seen: dict[tuple[str, str], int] = {}
    for fault in once:
        seen.setdefault((fault.place.file, fault.place.sheet), len(seen))
    return tuple(
        sorted(
            once,
            key=lambda fault: (
                fault.severity is Severity.WARNING,
                seen[fault.place.file, fault.place.sheet],
                fault.place.row,
            ),
        )
    )
