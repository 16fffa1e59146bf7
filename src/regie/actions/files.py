"""Opening what a person points at: a landscape from files, or all faults at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from regie import mappings
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers import read_landscape
from regie.readers.progress import Progress, silent
from regie.readers.reading import Reading
from regie.readers.records.assemble import Finding, nothing_else

if TYPE_CHECKING:
    from regie.readers.mapping import Mapping

Paths = str | Path | Sequence[str | Path]


def paths(files: Paths) -> tuple[Path, ...]:
    """One or more files as paths."""
    return (Path(files),) if isinstance(files, str | Path) else tuple(Path(file) for file in files)


def open_mapping(mapping: str | Path) -> Mapping:
    """A shipped mapping by name, or a mapping of your own by folder or file.

    Raises InputFaults when there is no such mapping, or it cannot be used.
    """
    from regie.readers.mapping import load_mapping

    if str(mapping) in mappings.shipped():
        return shipped_mapping(str(mapping))
    return load_mapping(mapping_place(mapping))


@cache
def shipped_mapping(name: str) -> Mapping:
    """A mapping of this package, loaded once. Raises KeyError when there is none of that name."""
    from regie.readers.mapping import load_mapping

    return load_mapping(mappings.folder(name))


def mapping_place(mapping: str | Path) -> Path | Traversable:
    """Where a mapping stands. Raises InputFaults when there is none."""
    if str(mapping) in mappings.shipped():
        return mappings.folder(str(mapping))
    if Path(mapping).exists():
        return Path(mapping)
    what = Message("mapping.fault.no_mapping", mapping=str(mapping))
    mend = Message("mapping.mend.no_mapping", mappings=mappings.shipped())
    raise InputFaults([Fault(Place(str(mapping)), what, mend)])


def read_files(
    files: Paths,
    mapping: str | Path | None = None,
    progress: Progress = silent,
    finding: Finding = nothing_else,
) -> Reading:
    """What these files hold and everything wrong with them; foreign tables by a mapping, without what `finding` adds.

    Raises InputFaults when the mapping cannot be used.
    """
    if mapping is None:
        return read_landscape(paths(files), progress, finding=finding)
    from regie.readers.mapping import read_mapped

    return read_mapped(paths(files), open_mapping(mapping))


def open_landscape(
    files: Landscape | Paths, mapping: str | Path | None = None, progress: Progress = silent
) -> Landscape:
    """The landscape in these files, read by a mapping when they are tables of others; a landscape is passed through,
    so that notebooks can go on with one.

    Raises InputFaults with every fault when the files or the mapping cannot be used.
    """
    if isinstance(files, Landscape):
        return files
    reading = read_files(files, mapping, progress)
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
