"""Check files: all faults at once, and what was understood."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from regie.actions.files import Paths, read_files
from regie.landscape import Deviation, Landscape, Problem
from regie.readers.progress import Progress, silent
from regie.readers.reading import Reading


def check(files: Paths, *, mapping: str | Path | None = None, progress: Progress = silent) -> Reading:
    """What these files hold and everything wrong with them; `landscape` is None when they cannot be used.

    `mapping` names a shipped mapping or a file with one, for tables that others made. Raises InputFaults when the
    mapping cannot be used.
    """
    return read_files(files, mapping, progress, _decisions)


def _decisions(landscape: Landscape) -> Iterable[Problem]:
    made = landscape.all(Deviation)
    if not made:
        return ()
    from regie.analyses.placement import unheard_of  # models are loaded only for who deviates from one

    return unheard_of(made)
