"""Check files: all faults at once, and what was understood."""

from __future__ import annotations

from regie.actions.files import Paths, paths
from regie.readers import read_landscape
from regie.readers.reading import Reading


def check(files: Paths) -> Reading:
    """What these files hold and everything wrong with them; `landscape` is None when they cannot be used."""
    return read_landscape(paths(files))
