"""Check files: all faults at once, and what was understood."""

from __future__ import annotations

from pathlib import Path

from regie.actions.files import Paths, read_files
from regie.readers.progress import Progress, silent
from regie.readers.reading import Reading


def check(files: Paths, *, mapping: str | Path | None = None, progress: Progress = silent) -> Reading:
    """What these files hold and everything wrong with them; `landscape` is None when they cannot be used.

    `mapping` names a shipped mapping or a file with one, for tables that others made. Raises InputFaults when the
    mapping cannot be used.
    """
    return read_files(files, mapping, progress)
