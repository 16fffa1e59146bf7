"""The machine it runs on: space, clock, files of the pages, who may read the key."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import regie
from regie.reports.checkup import Finding, doubt, good, wrong

_LITTLE, _NONE = 2_000, 200  # megabytes
_PARTS = ("tokens.css", *(f"fonts/source-sans-3-latin-{weight}-normal.woff2" for weight in (400, 600, 700)))


def machine(key_file: Path) -> Iterator[Finding]:
    """Look at the machine. `key_file` is where a key made by regie itself lies."""
    yield from _space()
    yield from _clock()
    yield from _page_parts()
    if key_file.exists() and stat.S_IMODE(key_file.stat().st_mode) & 0o077:
        yield wrong("file_rights", "key", file=str(key_file))


def _space() -> Iterator[Finding]:
    for folder in dict.fromkeys((Path.cwd(), Path(tempfile.gettempdir()))):
        free = shutil.disk_usage(folder).free // 1_000_000
        if free < _NONE:
            yield wrong("space", "none", folder=str(folder), free=free)
        elif free < _LITTLE:
            yield doubt("space", "little", folder=str(folder), free=free)
        else:
            yield good("space", folder=str(folder), free=free)


def _clock() -> Iterator[Finding]:
    """Nothing here asks the network for the hour; a clock before this very file was written is surely wrong."""
    written = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    if datetime.now(UTC) < written:
        yield wrong("clock", "behind", written=written.date())


def _page_parts() -> Iterator[Finding]:
    folder = Path(regie.__file__).parent / "web" / "static" / "vendor"
    missing = [name for name in _PARTS if not (folder / name).is_file()]
    if missing:
        yield wrong("page_parts", "missing", names=", ".join(missing))
    else:
        yield good("page_parts")
