"""A mapping on disk: a folder with mapping.yaml and examples.yaml, or one such file."""

from __future__ import annotations

import dataclasses
from importlib.resources.abc import Traversable
from pathlib import Path

from regie.readers.mapping.check import check
from regie.readers.mapping.form import Mapping
from regie.readers.mapping.marked_yaml import read_marked
from regie.readers.mapping.parse import Notes, read_part
from regie.readers.opening import decode_text, read_bytes

FILE = "mapping.yaml"
EXAMPLES = "examples.yaml"


def load_mapping(place: Path | Traversable) -> Mapping:
    """A mapping from its folder or file. Raises InputFaults with every fault, each at its line."""
    file = place / FILE if place.is_dir() else place
    return parse_mapping(read_text(file), file.name, place.name.removesuffix(".yaml"))


def parse_mapping(text: str, file: str, name: str) -> Mapping:
    """A mapping from its text. Raises InputFaults with every fault, each at its line."""
    notes = Notes(file)
    mapping: Mapping = read_part("mapping", read_marked(text, file), notes)
    if not notes.faults:
        check(mapping, notes)
    notes.stop()
    return dataclasses.replace(mapping, name=name)


def read_text(file: Path | Traversable) -> str:
    """The text of a file of a mapping. Raises InputFaults when it is missing or no text."""
    content = read_bytes(file) if isinstance(file, Path) else file.read_bytes()
    return decode_text(content, file.name).text
