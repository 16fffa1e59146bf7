"""Add to a landscape what the supplier register, GLEIF and lists of suppliers know of its organisations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from regie.actions.files import Paths, open_landscape, paths, refuse_to_overwrite
from regie.landscape import Landscape
from regie.landscape.faults import InputFaults
from regie.locale import Language
from regie.readers import write_landscape
from regie.readers.directories import Directory, Enrichment, enrich_from, register_directory
from regie.readers.gleif import Wanted, is_gleif, read_gleif
from regie.readers.supplier_lists import read_supplier_list


def enrich(
    files: Landscape | Paths,
    path: str | Path | None = None,
    *,
    others: Paths = (),
    mapping: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Enrichment:
    """A landscape with claims, owners and sub-processors from the shipped register and from `others`, in that order.

    `others` are files of GLEIF (a golden copy before its deltas) and lists of suppliers; only what concerns the
    landscape's organisations and their owners is taken. Written to `path` when one is given. Raises InputFaults when
    a file cannot be used, or `path` exists and `force` is not given.
    """
    landscape = open_landscape(files, mapping)
    if path is not None:
        refuse_to_overwrite(Path(path), force)
    lists, gleif = _sorted(paths(others))
    directories = [register_directory(), *_lists(lists)]
    result = enrich_from(landscape, directories)
    if gleif:
        wanted = Wanted.of([result.landscape])
        result = enrich_from(landscape, [*directories, _gleif(gleif, wanted)])
    if path is not None:
        write_landscape(result.landscape, Path(path), language=language)
    return result


def _sorted(given: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Lists of suppliers, and files of GLEIF."""
    gleif = [path for path in given if is_gleif(path)]
    return [path for path in given if path not in gleif], gleif


def _lists(given: Sequence[Path]) -> list[Directory]:
    read = [read_supplier_list(path) for path in given]
    faults = [fault for one in read if one.directory is None for fault in one.reading.faults]
    if faults:
        raise InputFaults(faults)
    return [one.directory for one in read if one.directory is not None]


def _gleif(given: Sequence[Path], wanted: Wanted) -> Directory:
    found = read_gleif(given, wanted)
    if found.directory is None:
        raise InputFaults(found.reading.faults)
    return found.directory
