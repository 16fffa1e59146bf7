"""Zip containers (XLSX, ODS, Archi's archive), checked as a whole before one byte is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from regie.landscape.faults import InputFaults, Place
from regie.readers.opening.limits import DEFAULT_LIMITS, Limits
from regie.readers.opening.refusal import fault, megabytes, refused

_ARCHIVE_SUFFIXES = (".zip", ".xlsx", ".ods", ".docx", ".jar", ".gz", ".tar", ".tgz", ".7z", ".rar", ".xz", ".bz2")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class SafeZip:
    """A zip whose every member is within the limits. `names` are its files, in order."""

    file: str
    names: tuple[str, ...]
    limits: Limits
    _archive: zipfile.ZipFile

    def read(self, name: str) -> bytes:
        """The content of a member. Raises InputFaults when it is damaged or unpacks to more than it declares."""
        info = self._archive.getinfo(name)
        try:
            with self._archive.open(info) as stream:
                data = stream.read(info.file_size + 1)
                more = stream.read(1)
        except BROKEN:
            raise refused(Place(self.file, name), "zip_broken") from None
        if len(data) != info.file_size or more:
            raise refused(Place(self.file, name), "zip_lies")
        return data


def open_zip(data: bytes, file: str, limits: Limits = DEFAULT_LIMITS) -> SafeZip:
    """A zip that is safe to unpack; `file` is how faults call it.

    Raises InputFaults with everything that is wrong with its members: too many, too large, too compressed, encrypted,
    outside the container, twice the same name, overlapping, a container in a container, an unknown method.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        raise refused(file, "zip_broken") from None
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(archive.infolist()) > limits.members:
        raise refused(file, "too_many_members", limit=limits.members)
    found = [
        fault(Place(file, info.filename[:200]), key, **values)
        for info in archive.infolist()
        for key, values in _member_faults(info, limits)
    ]
    if len({info.filename for info in infos}) < len(infos):
        found.append(fault(file, "zip_twice"))
    if sum(info.compress_size for info in infos) > len(data):
        found.append(fault(file, "zip_lies"))
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked_bytes:
        found.append(fault(file, "unpacks_too_large", limit=megabytes(limits.unpacked_bytes)))
    if found:
        raise InputFaults(found)
    return SafeZip(file, tuple(info.filename for info in infos), limits, archive)


def escapes(name: str) -> bool:
    """Whether a member's name would land outside the folder it is unpacked in."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or (len(name) > 1 and name[1] == ":") or "\0" in name


def _member_faults(info: zipfile.ZipInfo, limits: Limits) -> list[tuple[str, dict[str, object]]]:
    found: list[tuple[str, dict[str, object]]] = []
    if escapes(info.filename):
        found.append(("escapes", {}))
    if info.flag_bits & 0x1:
        found.append(("zip_encrypted", {}))
    if info.compress_type not in METHODS:
        found.append(("zip_method", {}))
    if info.file_size > limits.member_bytes:
        found.append(("member_too_large", {"limit": megabytes(limits.member_bytes)}))
    elif info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(info.compress_size, 1):
        found.append(("zip_ratio", {"limit": limits.ratio}))
    if info.filename.lower().endswith(_ARCHIVE_SUFFIXES):
        found.append(("zip_nested", {}))
    return found
