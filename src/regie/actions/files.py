"""Opening what a person points at: a landscape from files, or all faults at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers import read_landscape

Paths = str | Path | Sequence[str | Path]


def paths(files: Paths) -> tuple[Path, ...]:
    """One or more files as paths."""
    return (Path(files),) if isinstance(files, str | Path) else tuple(Path(file) for file in files)


def open_landscape(files: Landscape | Paths) -> Landscape:
    """The landscape in these files; a landscape is passed through, so that notebooks can go on with one.

    Raises InputFaults with every fault when the files cannot be used.
    """
    if isinstance(files, Landscape):
        return files
    reading = read_landscape(paths(files))
    if reading.landscape is None:
        raise InputFaults(reading.faults)
    return reading.landscape


def refuse_to_overwrite(path: Path, force: bool) -> None:
    """Raises InputFaults when something is already at this place and `force` is not given."""
    if path.exists() and not force:
        raise InputFaults([Fault(Place(str(path)), Message("actions.fault.exists"), Message("actions.mend.exists"))])
    if not path.parent.is_dir():
        raise InputFaults(
            [Fault(Place(str(path)), Message("actions.fault.no_folder"), Message("actions.mend.no_folder"))]
        )
