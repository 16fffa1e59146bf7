"""Check files that somebody sends: all faults at once, and nothing of them is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from regie.actions.check import check
from regie.actions.keeping.rights import Actor, Permission
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.reading import Reading

MOST_BYTES = 25_000_000
"""Of all files together. The whole of Amsterdam as a workbook is less than a megabyte; a model of GEMMA is three."""


def check_sent(actor: Actor, files: Sequence[tuple[str, bytes]]) -> Reading:
    """What these files (name and content) hold and everything wrong with them.

    Raises InputFaults when they are too large together, or one has no name.
    """
    actor.require(Permission.READ)
    names = [Path(name.replace("\\", "/").replace("\x00", "")).name[:200] for name, _ in files]
    if sum(len(content) for _, content in files) > MOST_BYTES or not all(name.strip(". ") for name in names):
        mend = Message("api.mend.files", limit=MOST_BYTES // 1_000_000)
        raise InputFaults([Fault(Place(", ".join(names)[:300]), Message("api.fault.files"), mend)])
    with tempfile.TemporaryDirectory(prefix="regie-check-") as folder:
        paths = []
        for number, (_, content) in enumerate(files):
            path = Path(folder, str(number), names[number])
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(path)
        return check(paths)
