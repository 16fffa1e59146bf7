"""Files and folders on disk: whole bytes or a fault, never more than the limits allow."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from regie.readers.opening.limits import DEFAULT_LIMITS, Limits
from regie.readers.opening.refusal import megabytes, refused


def read_bytes(path: Path, limits: Limits = DEFAULT_LIMITS, *, name: str = "") -> bytes:
    """The content of one ordinary file; `name` is how faults call it, its own name unless given.

    Raises InputFaults when it is missing, cannot be read, is no ordinary file, or is larger than
    `limits.file_bytes`. Never holds more than that bound plus one byte.
    """
    called = name or path.name
    try:
        # Without O_NONBLOCK opening a named pipe waits for a writer that never comes.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise refused(called, "not_ordinary")
            data = stream.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise refused(called, "missing") from None
    except IsADirectoryError:
        raise refused(called, "not_ordinary") from None
    except (OSError, ValueError):
        raise refused(called, "unreadable") from None
    if len(data) > limits.file_bytes:
        raise refused(called, "too_large", limit=megabytes(limits.file_bytes))
    return data


def read_folder(
    folder: Path, suffixes: tuple[str, ...], limits: Limits = DEFAULT_LIMITS
) -> Iterator[tuple[str, bytes]]:
    """Every ordinary file under a folder with one of these suffixes, as (path inside the folder with `/`, content),
    sorted, one at a time. Links are refused: they may lead out of the folder. Hidden folders are passed by.

    Raises InputFaults for a link, too many files, or too many bytes together.
    """

    def unreadable(_: OSError) -> None:
        raise refused(folder.name, "unreadable")

    total = count = 0
    for directory, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(directory)
        for name in folders:
            if (here / name).is_symlink():
                raise refused((here / name).relative_to(folder).as_posix(), "link")
        for name in sorted(files):
            inside = (here / name).relative_to(folder).as_posix()
            if not name.lower().endswith(suffixes) or name.startswith("."):
                continue
            if (here / name).is_symlink():
                raise refused(inside, "link")
            data = read_bytes(here / name, limits, name=inside)
            total, count = total + len(data), count + 1
            if count > limits.members:
                raise refused(folder.name, "too_many_members", limit=limits.members)
            if total > limits.unpacked_bytes:
                raise refused(folder.name, "unpacks_too_large", limit=megabytes(limits.unpacked_bytes))
            yield inside, data
