"""Check files that somebody sends: all faults at once, and nothing of them is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from regie.actions.check import check
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.uploads import named
from regie.readers.reading import Reading


def check_sent(actor: Actor, files: Sequence[tuple[str, bytes]]) -> Reading:
    """What these files (name and content) hold and everything wrong with them. Raises what `named` raises."""
    actor.require(Permission.READ)
    with tempfile.TemporaryDirectory(prefix="regie-check-") as folder:
        paths = []
        for number, (name, content) in enumerate(named(files)):
            path = Path(folder, str(number), name)
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(path)
        return check(paths)
