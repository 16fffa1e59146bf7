"""The version of everything that decides, for results that are kept or made elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_DECIDES = (
    "landscape",
    "readers",
    "decisions",
    "decision_models",
    "programs",
    "analyses",
    "reference_data",
    "actions/routing",
)


@cache
def rules() -> str:
    """A hash of everything that decides: code, models and reference data."""
    found = hashlib.sha256()
    package = resources.files("regie")
    for name in _DECIDES:
        for path, file in _files(package / name, name):
            found.update(path.encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        inside = f"{path}/{one.name}"
        if one.is_dir():
            if one.name != "__pycache__":
                yield from _files(one, inside)
        else:
            yield inside, one
