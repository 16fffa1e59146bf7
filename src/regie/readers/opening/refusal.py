"""One way to say that a file is not opened."""

from __future__ import annotations

import dataclasses

from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale import Message


def fault(place: Place | str, key: str, **values: object) -> Fault:
    """An error whose words stand under `opening.<key>.what` and `opening.<key>.mend`."""
    where = Place(place) if isinstance(place, str) else place
    return Fault(where, Message(f"opening.{key}.what", **values), Message(f"opening.{key}.mend", **values))


def doubt(place: Place | str, key: str, **values: object) -> Fault:
    """The same as a warning: the content is usable, but look at it."""
    return dataclasses.replace(fault(place, key, **values), severity=Severity.WARNING)


def refused(place: Place | str, key: str, **values: object) -> InputFaults:
    """What to raise when this one fault is reason not to open the file."""
    return InputFaults([fault(place, key, **values)])


def megabytes(size: int) -> float:
    """Bytes as megabytes to one decimal, for messages."""
    return round(size / 1_000_000, 1)
