"""What kind of file it is, by its content; a suffix is only believed to tell YAML from loose text."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from regie.landscape.faults import InputFaults
from regie.readers.opening.files import read_bytes
from regie.readers.opening.limits import DEFAULT_LIMITS, Limits
from regie.readers.opening.refusal import refused
from regie.readers.opening.tars import tar_files
from regie.readers.opening.text import decode_text
from regie.readers.opening.zips import open_zip


class FileKind(Enum):
    """The kinds of input a reader exists for."""

    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    CSV_FOLDER = "csv_folder"
    YAML = "yaml"
    JSON = "json"
    PLAINTEXT_FOLDER = "plaintext_folder"
    ARCHIMATE_EXCHANGE = "archimate_exchange"
    ARCHI_FILE = "archi_file"
    ARCHI_ARCHIVE = "archi_archive"
    GRAFICO_FOLDER = "grafico_folder"
    GRAFICO_TAR = "grafico_tar"
    CYCLONEDX_JSON = "cyclonedx_json"
    CYCLONEDX_XML = "cyclonedx_xml"
    SUPPLIER_LIST = "supplier_list"

    @property
    def is_archimate(self) -> bool:
        """Whether `readers.archimate` reads it."""
        return self in _ARCHIMATE

    @property
    def is_foreign(self) -> bool:
        """Whether it is a form of others, read by itself rather than as rows."""
        return self.is_archimate or self.is_cyclonedx or self is FileKind.SUPPLIER_LIST

    @property
    def is_cyclonedx(self) -> bool:
        """Whether `readers.cyclonedx` reads it."""
        return self in (FileKind.CYCLONEDX_JSON, FileKind.CYCLONEDX_XML)


_ARCHIMATE = frozenset(kind for kind in FileKind if kind.value.startswith(("archi", "grafico")))
# Archi 1 and 2 wrote the second; Archi still opens both.
_ARCHI = ("archimatetool.com/archimate", "bolton.ac.uk/archimate")
_SAMPLE = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUPPLIERS = re.compile(rb'"websiteUrl"\s*:\s*"http')
_COMPANY = b'"relevant-countries"'
_CYCLONEDX = re.compile(rb'(?<!\\)"bomFormat"\s*:\s*"CycloneDX"')
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)([^>]*)", re.DOTALL)
_PROLOGUE = re.compile(
    r"\A\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE\s+(?!html)[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL | re.IGNORECASE
)


def kind_of(path: Path, limits: Limits = DEFAULT_LIMITS) -> FileKind:
    """The kind of a file or folder. Raises InputFaults, with a remedy, for everything regie does not read."""
    if path.is_dir():
        return _folder_kind(path, limits)
    return kind_of_bytes(read_bytes(path, limits), path.name, limits)


def kind_of_bytes(data: bytes, file: str, limits: Limits = DEFAULT_LIMITS) -> FileKind:
    """The same for content at hand; `file` is its name."""
    if not data.strip(b"\0 \t\r\n"):
        raise refused(file, "empty")
    if data.startswith(_OLE):
        raise refused(file, _ole_fault(data))
    if data.startswith(b"PK"):
        return _zip_kind(data, file, limits)
    if data.startswith(b"\x1f\x8b") or data[257:262] == b"ustar":
        return _tar_kind(data, file, limits)
    if data.startswith(b"%PDF"):
        raise refused(file, "pdf")
    return _text_kind(data, file)


def _ole_fault(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "password"
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book\0")):
        return "old_excel"
    return "old_office"


def _zip_kind(data: bytes, file: str, limits: Limits) -> FileKind:
    archive = open_zip(data, file, limits)
    names = set(archive.names)
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "xl/workbook.bin" in names:
        raise refused(file, "binary_excel")
    if "model.xml" in names:
        return FileKind.ARCHI_ARCHIVE
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise refused(file, "password")
        return FileKind.ODS
    if "mimetype" in names or any(name.startswith(("word/", "ppt/", "visio/")) for name in names):
        raise refused(file, "office_document")
    raise refused(file, "unknown_zip")


def _tar_kind(data: bytes, file: str, limits: Limits) -> FileKind:
    for _, content in tar_files(data, file, ("folder.xml",), limits):
        if b"archimatetool.com" in content:
            return FileKind.GRAFICO_TAR
    if any(_COMPANY in content for _, content in tar_files(data, file, (".json",), limits)):
        return FileKind.SUPPLIER_LIST
    raise refused(file, "unknown_tar")


def _text_kind(data: bytes, file: str) -> FileKind:
    text = decode_text(_sample(data), file).text
    rest = text.lstrip("\ufeff \t\r\n")
    if rest.startswith("<"):
        return _xml_kind(rest, file)
    if rest.startswith(("{", "[")):
        # In the text too: what is in UTF-16 cannot be found in its bytes.
        if _CYCLONEDX.search(data) or _CYCLONEDX.search(text.encode()):
            return FileKind.CYCLONEDX_JSON
        is_list = rest.startswith("[") and _SUPPLIERS.search(data, 0, _SAMPLE)
        return FileKind.SUPPLIER_LIST if is_list else FileKind.JSON
    if file.lower().endswith((".yaml", ".yml")):
        return FileKind.YAML
    first = rest.splitlines()[0]
    if any(mark in first for mark in ",;\t") or file.lower().endswith((".csv", ".tsv", ".txt")):
        return FileKind.CSV
    raise refused(file, "unknown")


def _sample(data: bytes) -> bytes:
    """Enough of the file to tell its kind, not ending in half a character."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data
    sample = data[:_SAMPLE]
    return sample.rstrip(bytes(range(0x80, 0x100))) if len(data) > _SAMPLE else sample


def _xml_kind(text: str, file: str) -> FileKind:
    if text[:15].lower().startswith(("<!doctype html", "<html")):
        raise refused(file, "html")
    begin = _PROLOGUE.match(text)
    root = _ROOT.match(text, begin.end() if begin else 0)
    if root is None:
        raise refused(file, "unknown")
    name, attributes = root[1].rpartition(":")[2], root[2]
    if name == "model" and "opengroup.org/xsd/archimate" in attributes:
        return FileKind.ARCHIMATE_EXCHANGE
    if name == "model" and any(namespace in attributes for namespace in _ARCHI):
        return FileKind.ARCHI_FILE
    if name == "bom" and "cyclonedx.org/schema/bom" in attributes:
        return FileKind.CYCLONEDX_XML
    if name.lower() == "html":
        raise refused(file, "html")
    raise refused(file, "unknown_xml", root=name[:60])


def _folder_kind(path: Path, limits: Limits) -> FileKind:
    if any(_is_grafico(path / name, limits) for name in ("folder.xml", "model/folder.xml")):
        return FileKind.GRAFICO_FOLDER
    try:
        suffixes = {entry.suffix.lower() for entry in path.iterdir() if not entry.name.startswith(".")}
    except OSError:
        raise refused(path.name, "unreadable") from None
    if not suffixes:
        raise refused(path.name, "empty_folder")
    if suffixes & {".yaml", ".yml", ".json"}:
        return FileKind.PLAINTEXT_FOLDER
    if ".csv" in suffixes:
        return FileKind.CSV_FOLDER
    raise refused(path.name, "unknown_folder")


def _is_grafico(file: Path, limits: Limits) -> bool:
    try:
        return file.is_file() and b"archimatetool.com" in read_bytes(file, limits)
    except InputFaults:
        return False
