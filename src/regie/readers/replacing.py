"""Writing whole or not at all: beside the target first, and in its place only when all of it is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message


@contextmanager
def replacing(path: Path, ours: Callable[[str], bool] = lambda name: False) -> Iterator[Path]:
    """A place beside `path` to write a file or a folder to. It takes the place of `path` when the block ends well,
    and disappears when it does not, also when the user interrupts it.

    A folder that is there already keeps what is not written, since it may be under version control; save the files
    whose names are `ours`: those are of the earlier version. Raises InputFaults when the place cannot be written.
    """
    draft = path.with_name(f".{path.stem}-{os.getpid()}{path.suffix}")
    try:
        yield draft
        if draft.is_dir() and path.is_dir():
            _move_into(draft, path, ours)
        else:
            draft.replace(path)
    except OSError as error:
        what = Message("workbook.fault.cannot_write", reason=error.strerror or type(error).__name__)
        raise InputFaults([Fault(Place(str(path)), what, Message("workbook.mend.cannot_write"))]) from None
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def _move_into(draft: Path, folder: Path, ours: Callable[[str], bool]) -> None:
    written = {file.name for file in draft.iterdir()}
    for name in sorted(written):
        (draft / name).replace(folder / name)
    for file in folder.iterdir():
        if file.name not in written and ours(file.name) and file.is_file():
            file.unlink()
