"""Tar archives, plain or gzipped, read as a stream: nothing is written to disk, links are never followed."""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

from regie.landscape.faults import Place
from regie.readers.opening.limits import DEFAULT_LIMITS, Limits
from regie.readers.opening.refusal import megabytes, refused
from regie.readers.opening.zips import escapes

_BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, OverflowError)


def tar_files(
    data: bytes, file: str, suffixes: tuple[str, ...], limits: Limits = DEFAULT_LIMITS
) -> Iterator[tuple[str, bytes]]:
    """Every file in the archive with one of these suffixes, as (name, content), in order, one at a time.

    All unpacked bytes count, wanted or not. Raises InputFaults for links, devices, names outside the archive,
    damage, an end before the end mark, and sizes above the limits.
    """
    stream = _Counted(_unpacked(data), file, limits)
    total = count = end = 0
    try:
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|", bufsize=1 << 16, errorlevel=2) as archive:
            for member in archive:
                count += 1
                if count > limits.members:
                    raise refused(file, "too_many_members", limit=limits.members)
                _check(member, file, limits)
                total += member.size
                end = member.offset_data + member.size
                if total > limits.unpacked_bytes:
                    raise refused(file, "unpacks_too_large", limit=megabytes(limits.unpacked_bytes))
                content = archive.extractfile(member) if member.isfile() else None
                if content is not None and member.name.lower().endswith(suffixes):
                    read = content.read()
                    if len(read) != member.size:
                        raise refused(Place(file, member.name), "tar_broken")
                    yield member.name, read
        # tarfile stops at the first end mark; what follows tells whether the compressed stream was whole.
        while stream.read(1 << 16):
            pass
    except _BROKEN:
        raise refused(file, "tar_broken") from None
    if not count or not stream.ended_after(end):
        raise refused(file, "tar_broken")


def _check(member: tarfile.TarInfo, file: str, limits: Limits) -> None:
    place = Place(file, member.name[:200])
    if escapes(member.name):
        raise refused(place, "escapes")
    if member.issym() or member.islnk():
        raise refused(place, "link")
    if not (member.isfile() or member.isdir()):
        raise refused(place, "not_ordinary")
    if member.size > limits.member_bytes:
        raise refused(place, "member_too_large", limit=megabytes(limits.member_bytes))


def _unpacked(data: bytes) -> io.BufferedIOBase:
    if data[:2] != b"\x1f\x8b":
        return io.BytesIO(data)
    import gzip

    return gzip.GzipFile(fileobj=io.BytesIO(data))


class _Counted:
    """A stream that stops being read once it has given more than the limits allow, whatever its headers say."""

    def __init__(self, stream: io.BufferedIOBase, file: str, limits: Limits) -> None:
        self._stream, self._file, self._limits = stream, file, limits
        self._given = 0
        self._tail = b""

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._given += len(data)
        self._tail = (self._tail + data)[-512:]
        # Headers and padding take at most 1,024 bytes a member beside its content.
        if self._given > self._limits.unpacked_bytes + 1024 * self._limits.members:
            raise refused(self._file, "unpacks_too_large", limit=megabytes(self._limits.unpacked_bytes))
        return data

    def ended_after(self, end: int) -> bool:
        """Whether a block of zeros, the end mark, came after the content of the last member; not so when cut off."""
        content_end = -(-end // 512) * 512
        return self._given >= content_end + 512 and self._tail == bytes(512)
