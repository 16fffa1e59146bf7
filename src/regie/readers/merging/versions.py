"""A folder that changes as a whole, with what it was before beside it: written beside, then renamed.

`landscape/` has its earlier versions in `landscape.history/0001`, `0002` and so on; `0001.none` stands for a folder
that was not there. A crash at any moment leaves the old folder or the new one; `recover` clears what is half-way.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message

_FRESH, _UNDOING, _UNDONE, _NONE = "new", "undoing", "undone", ".none"


def history_of(folder: Path) -> Path:
    """Where the earlier versions of a folder are."""
    return folder.with_name(f"{folder.name}.history")


def replace(folder: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a new folder, and put it in the place of this one, which is kept as the last version.

    Raises InputFaults when the place cannot be written; the folder is then as it was.
    """
    try:
        recover(folder)
        _replace(folder, write)
    except OSError as error:
        recover(folder)
        what = Message("workbook.fault.cannot_write", reason=error.strerror or type(error).__name__)
        raise InputFaults([Fault(Place(str(folder)), what, Message("workbook.mend.cannot_write"))]) from None


def _replace(folder: Path, write: Callable[[Path], None]) -> None:
    history = history_of(folder)
    history.mkdir(exist_ok=True)
    last = _last(history)
    number = int(last.name[:4]) + 1 if last else 1
    before = history / f"{number:04}"
    if not folder.exists():
        (history / f"{before.name}{_NONE}").mkdir()
    fresh = history / _FRESH
    fresh.mkdir()
    write(fresh)
    if folder.exists():
        folder.rename(before)
    fresh.rename(folder)


def undo(folder: Path) -> None:
    """Put the last version back, byte for byte, or nothing when there was nothing. What it replaces is kept as
    `undone` until the next time. Raises InputFaults when there is no earlier version."""
    recover(folder)
    history = history_of(folder)
    last = _last(history)
    if last is None or not folder.exists():
        fault = Fault(Place(str(folder)), Message("merging.fault.nothing_to_undo"), _mend("nothing_to_undo"))
        raise InputFaults([fault])
    _clear(history / _UNDONE)
    folder.rename(history / _UNDOING)
    if last.name.endswith(_NONE):
        (history / _UNDOING).rename(history / _UNDONE)
        last.rmdir()
    else:
        last.rename(folder)
        (history / _UNDOING).rename(history / _UNDONE)


def recover(folder: Path) -> None:
    """Finish or take back what a crash left half-way, so that the folder is whole."""
    history = history_of(folder)
    undoing, fresh, last = history / _UNDOING, history / _FRESH, _last(history)
    if undoing.exists() and folder.exists():
        undoing.rename(history / _UNDONE)
    elif undoing.exists():
        undoing.rename(folder)
    elif not folder.exists() and last is not None:
        if last.name.endswith(_NONE):
            last.rmdir()
        elif fresh.exists():
            last.rename(folder)
    _clear(fresh)


def _last(history: Path) -> Path | None:
    if not history.is_dir():
        return None
    return max((path for path in history.iterdir() if path.name[:4].isdigit()), default=None)


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _mend(key: str) -> Message:
    return Message(f"merging.mend.{key}")
