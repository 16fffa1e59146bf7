"""Files to a Landscape plus all faults at once, and a Landscape back to files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from regie.readers.landscape_files import read_landscape
from regie.readers.reading import LeftOut, Reading

if TYPE_CHECKING:
    from regie.readers.write import write_landscape as write_landscape
    from regie.readers.write import write_template as write_template

__all__ = ["LeftOut", "Reading", "read_landscape", "write_landscape", "write_template"]


def __getattr__(name: str) -> Any:
    # loaded when first asked for: most commands only read
    if name not in {"write_landscape", "write_template"}:
        raise AttributeError(f"regie.readers has no {name!r}")
    return getattr(import_module("regie.readers.write"), name)
