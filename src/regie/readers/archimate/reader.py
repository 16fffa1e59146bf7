"""From a path to an ArchiMate model, whichever of the four forms it has."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from regie.landscape import NOUNS
from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale import Message
from regie.readers.archimate.archi import add_archi_file
from regie.readers.archimate.builder import Builder
from regie.readers.archimate.conversion import to_landscape
from regie.readers.archimate.exchange import add_exchange
from regie.readers.archimate.gemma import gemma_catalogue
from regie.readers.archimate.grafico import add_grafico
from regie.readers.archimate.model import ArchimateModel
from regie.readers.opening import (
    DEFAULT_LIMITS,
    FileKind,
    Limits,
    kind_of,
    open_zip,
    parse_xml,
    read_bytes,
    read_folder,
    tar_files,
)
from regie.readers.reading import Reading


def read_model(path: Path, limits: Limits = DEFAULT_LIMITS) -> tuple[ArchimateModel, tuple[Fault, ...]]:
    """The whole model and its warnings. Raises InputFaults when it cannot be read whole, or is no ArchiMate model."""
    kind = kind_of(path, limits)
    builder = Builder(path.name)
    match kind:
        case FileKind.ARCHIMATE_EXCHANGE:
            add_exchange(parse_xml(read_bytes(path, limits), Place(path.name), limits), builder)
        case FileKind.ARCHI_FILE:
            add_archi_file(parse_xml(read_bytes(path, limits), Place(path.name), limits), builder)
        case FileKind.ARCHI_ARCHIVE:
            content = open_zip(read_bytes(path, limits), path.name, limits).read("model.xml")
            add_archi_file(parse_xml(content, Place(path.name, "model.xml"), limits), builder)
        case FileKind.GRAFICO_FOLDER:
            add_grafico(read_folder(path, (".xml",), limits), builder, limits)
        case FileKind.GRAFICO_TAR:
            add_grafico(tar_files(read_bytes(path, limits), path.name, (".xml",), limits), builder, limits)
        case _:
            raise InputFaults([_error(path.name, "not_archimate", kind=kind.value)])
    if not builder.elements:
        raise InputFaults([*builder.faults, _error(path.name, "no_elements")])
    return builder.build()


def _error(file: str, key: str, **values: object) -> Fault:
    return Fault(Place(file), Message(f"archimate.fault.{key}", **values), Message(f"archimate.mend.{key}", **values))


def read_archimate(path: Path, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """A model as a landscape, with what was wrong, what was counted and what has no place.

    `counts` holds the model's own counts (element, relationship, view, property, folder, dangling), the reference
    components, and the records of each noun. Never raises for what is in the file.
    """
    try:
        model, faults = read_model(path, limits)
    except InputFaults as refused:
        return Reading(None, refused.faults)
    landscape, left_out = to_landscape(model, path.name)
    if not landscape.records:
        nothing = dataclasses.replace(_error(path.name, "nothing_placed"), severity=Severity.WARNING)
        faults = (*faults, nothing)
    placed = {noun.noun: len(found) for noun in NOUNS if (found := landscape.all(noun))}
    references = len(gemma_catalogue(model).components)
    return Reading(landscape, faults, {**model.counts, "reference_component": references, **placed}, left_out)
