"""Costs of measures from a file."""

from __future__ import annotations

from pathlib import Path

from regie.readers.mapping.marked_yaml import read_marked
from regie.readers.mapping.parse import Notes, read_part
from regie.readers.measure_costs.form import PARTS, WrittenCosts
from regie.readers.opening import decode_text, read_bytes


def read_measure_costs(path: Path) -> WrittenCosts:
    """Costs from their file. Raises InputFaults with every fault, each at its line."""
    return parse_measure_costs(read_bytes(path), path.name)


def parse_measure_costs(content: bytes, name: str) -> WrittenCosts:
    """Costs from the content of a file of this name. Raises InputFaults as `read_measure_costs`."""
    notes = Notes(name, PARTS, "measure_cost")
    found: WrittenCosts = read_part("costs", read_marked(decode_text(content, name).text, name), notes)
    notes.stop()
    return found
