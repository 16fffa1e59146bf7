"""Folders that take long to fill: each is filled once a run, by the first worker that needs it, and then copied."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def copy_of(name: str, fill: Callable[[Path], object], folders: pytest.TempPathFactory) -> Path:
    """A folder of one's own that holds what `fill` makes."""
    own = folders.getbasetemp()
    together = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    filled = together / f"filled-{name}"
    with (together / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not filled.exists():
            half = folders.mktemp(f"half-{name}")
            fill(half)
            half.rename(filled)  # so that nobody copies what failed half-way
    folder = folders.mktemp(name)
    shutil.copytree(filled, folder, dirs_exist_ok=True)
    return folder
