"""Assumptions from a file."""

from __future__ import annotations

from pathlib import Path

from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.assumptions.form import PARTS, WrittenAssumption, WrittenAssumptions
from regie.readers.mapping.marked_yaml import read_marked
from regie.readers.mapping.parse import Notes, read_part
from regie.readers.opening import decode_text, read_bytes


def read_assumptions(path: Path) -> WrittenAssumptions:
    """Assumptions from their file. Raises InputFaults with every fault, each at its line."""
    notes = Notes(path.name, PARTS, "assumption")
    text = decode_text(read_bytes(path), path.name).text
    found: WrittenAssumptions = read_part("assumptions", read_marked(text, path.name), notes)
    for one in found.assumptions:
        if bool(one.kind) == bool(one.names):
            notes.faults.append(_fault(path.name, one, "of_what"))
    notes.stop()
    return found


def _fault(file: str, one: WrittenAssumption, key: str) -> Fault:
    return Fault(Place(file, row=one.line), Message(f"assumption.fault.{key}"), Message(f"assumption.mend.{key}"))
