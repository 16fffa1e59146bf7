"""From a path to a bill of materials and to a landscape."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

from regie.landscape.faults import InputFaults, Place, Severity
from regie.readers.cyclonedx.bom import Bom
from regie.readers.cyclonedx.conversion import noun_of, to_rows
from regie.readers.cyclonedx.decoding import decode
from regie.readers.cyclonedx.forms import from_json, from_xml
from regie.readers.cyclonedx.mapping import SERVICE
from regie.readers.cyclonedx.part import FaultList, Part
from regie.readers.opening import DEFAULT_LIMITS, FileKind, Limits, kind_of, read_bytes
from regie.readers.reading import Reading
from regie.readers.records.assemble import assemble


def read_bom(path: Path, limits: Limits = DEFAULT_LIMITS) -> tuple[Bom | None, FaultList]:
    """The bill of materials in a file and what is wrong with it; None when it is none at all. Raises InputFaults
    when the file cannot be opened."""
    found = FaultList(path.name)
    kind, data = kind_of(path, limits), read_bytes(path, limits)
    if kind is FileKind.CYCLONEDX_JSON:
        values = from_json(data, found, limits)
    elif kind is FileKind.CYCLONEDX_XML:
        values = from_xml(data, found, limits)
    else:
        found.say(Place(path.name), "no_cyclonedx", kind=kind.value)
        return None, found
    return (decode(Part(values, "", found)) if values else None), found


def read_cyclonedx(path: Path, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """A bill of materials as a landscape, with what was wrong, what was counted and what has no place.

    `counts` holds how many components and services the file lists, each `component` type that has no noun, the
    dependencies it states, and the records of each noun. Never raises for what is in the file. A file that only says
    which vulnerabilities apply (VEX) holds no landscape: that is a fault.
    """
    try:
        bom, found = read_bom(path, limits)
    except InputFaults as refused:
        return Reading(None, refused.faults)
    if bom is None:
        return Reading(None, tuple(found.faults))
    if bom.vulnerabilities and not bom.items:
        found.say(Place(path.name), "vex", n=bom.vulnerabilities)
        return Reading(None, tuple(found.faults))
    rows, left_out = to_rows(bom, found)
    if not rows.rows:
        found.say(Place(path.name), "nothing_placed", Severity.WARNING)
    reading = assemble(rows)
    faults = tuple(dict.fromkeys(reading.faults))
    return dataclasses.replace(reading, faults=faults, counts={**_counts(bom), **reading.counts}, left_out=left_out)


def _counts(bom: Bom) -> dict[str, int]:
    items = list(bom.walk())
    types = Counter(item.type for item in items if not noun_of(item))
    services = sum(item.type == SERVICE for item in items)
    counted = {"component": len(items) - services, SERVICE: services, **types, "need": len(bom.needs)}
    return {kind: number for kind, number in counted.items() if number}
