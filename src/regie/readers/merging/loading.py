"""Opening the files of merging: their data with the line of each item, or all faults."""

from __future__ import annotations

from pathlib import Path

from regie.landscape.faults import InputFaults
from regie.readers.opening import decode_text, read_bytes
from regie.readers.plaintext.parsing import Parsed, parse_text


def load_file(path: Path) -> Parsed:
    """What a file of YAML or JSON holds. Raises InputFaults when it cannot be opened, or holds neither."""
    parsed = parse_text(path.name, decode_text(read_bytes(path), path.name).text)
    if parsed.faults:
        raise InputFaults(parsed.faults)
    return parsed
