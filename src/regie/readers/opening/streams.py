"""Files too large to hold: their content as a stream, unpacked on the way, never more than the bound.

For registers of gigabytes that are read record by record. A record has a bound of its own: `RECORD_BYTES`.
"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from regie.landscape.faults import InputFaults
from regie.readers.opening.limits import DEFAULT_LIMITS, MEGABYTE
from regie.readers.opening.refusal import megabytes, refused
from regie.readers.opening.zips import BROKEN, METHODS

STREAM_BYTES = 100_000 * MEGABYTE
"""Unpacked; the largest file this is meant for, GLEIF's golden copy as XML, is some tens of gigabytes."""
RECORD_BYTES = 4 * MEGABYTE


@contextmanager
def open_stream(path: Path, bound: int = STREAM_BYTES) -> Iterator[IO[bytes]]:
    """The content of an ordinary file, of the one file inside a zip, or of a gzip file.

    Raises InputFaults when it is missing, damaged, encrypted, holds more than one file, or unpacks to more than the
    bound, or more than `Limits.ratio` times its own size.
    """
    name = path.name
    try:
        with path.open("rb") as raw:
            info = path.stat()
            if not stat.S_ISREG(info.st_mode):
                raise refused(name, "not_ordinary")
            start = raw.read(4)
            raw.seek(0)
            if start[:2] == b"PK":
                with _only_member(raw, name) as member:
                    yield _counted(member, name, min(bound, _most(info.st_size)))
            elif start[:2] == b"\x1f\x8b":
                with gzip.GzipFile(fileobj=raw) as unpacked:
                    yield _counted(cast(IO[bytes], unpacked), name, min(bound, _most(info.st_size)))
            else:
                yield _counted(raw, name, bound)
    except FileNotFoundError:
        raise refused(name, "missing") from None
    except IsADirectoryError:
        raise refused(name, "not_ordinary") from None
    except InputFaults:
        raise
    except BROKEN:
        raise refused(name, "zip_broken") from None


def _most(size: int) -> int:
    return max(size * DEFAULT_LIMITS.ratio, DEFAULT_LIMITS.ratio_from)


def _only_member(raw: IO[bytes], name: str) -> IO[bytes]:
    archive = zipfile.ZipFile(raw)
    files = [info for info in archive.infolist() if not info.is_dir()]
    if len(files) != 1:
        raise refused(name, "one_member")
    if files[0].flag_bits & 0x1:
        raise refused(name, "zip_encrypted")
    if files[0].compress_type not in METHODS:
        raise refused(name, "zip_method")
    return archive.open(files[0])


def _counted(stream: IO[bytes], name: str, bound: int) -> IO[bytes]:
    return io.BufferedReader(_Counted(stream, name, bound), 1 << 16)


class _Counted(io.RawIOBase):
    """Gives what a stream gives, until it has given more than the bound."""

    def __init__(self, stream: IO[bytes], name: str, bound: int) -> None:
        self._stream, self._name, self._bound, self._given = stream, name, bound, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._given += len(data)
        if self._given > self._bound:
            raise refused(self._name, "unpacks_too_large", limit=megabytes(self._bound))
        buffer[: len(data)] = data
        return len(data)
