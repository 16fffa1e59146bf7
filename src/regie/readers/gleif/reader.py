"""GLEIF's files as a landscape of the organisations asked for and who owns them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from regie.landscape import Landscape
from regie.landscape.faults import InputFaults
from regie.readers.directories.directory import Directory
from regie.readers.gleif.conversion import Conversion
from regie.readers.gleif.selection import Selection, Wanted, select
from regie.readers.opening.streams import open_stream
from regie.readers.reading import Reading

_MARKS = (b"Entity.LegalName", b"Relationship.StartNode", b"Exception.Category", b"gleif.org/data/schema", b'"LEI"')


@dataclass(frozen=True, slots=True)
class GleifReading:
    """What was read: a landscape, and the same as a directory with the other names of each entity."""

    reading: Reading
    directory: Directory | None


def is_gleif(path: Path) -> bool:
    """Whether a file looks like one of GLEIF's. Raises InputFaults when it cannot be opened."""
    with open_stream(path) as stream:
        start = stream.read(20_000)
    return any(mark in start for mark in _MARKS)


def read_gleif(paths: Sequence[Path], wanted: Wanted) -> GleifReading:
    """The organisations asked for and their owners, from level 1, relationship and exception files in any form.

    Give a golden copy before the deltas that bring it up to date.
    """
    try:
        selection = select(paths, wanted)
    except InputFaults as refused:
        return GleifReading(Reading(None, refused.faults), None)
    conversion = Conversion(selection)
    landscape = Landscape("GLEIF", None, tuple(conversion.records()))
    reading = Reading(landscape, tuple(conversion.faults), _counts(selection), tuple(conversion.left_out))
    names = {lei: one.other_names for lei, one in selection.entities.items()}
    return GleifReading(reading, Directory(landscape, names))


def _counts(selection: Selection) -> dict[str, int]:
    return {
        **{f"{level.value}_read": count for level, count in selection.read.items()},
        "lei_kept": len(selection.entities),
        "rr_kept": len(selection.relationships),
        "repex_kept": len(selection.exceptions),
    }
