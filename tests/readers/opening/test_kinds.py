"""What kind of file it is is told by content; what is not read is refused with a remedy."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from regie.landscape.faults import InputFaults
from regie.locale import LANGUAGES, say
from regie.readers.opening import FileKind, kind_of
from regie.readers.opening.kinds import kind_of_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return gzip.compress(stream.getvalue())


EXCHANGE = b'<?xml version="1.0"?><!-- x --><model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" identifier="m"/>'
ARCHI = b'<archimate:model xmlns:archimate="http://www.archimatetool.com/archimate" name="m" id="m"/>'
FOLDER = b'<archimate:ArchimateModel xmlns:archimate="http://www.archimatetool.com/archimate" name="m" id="m"/>'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped(xl__workbook_dot_xml=b"<workbook/>"), FileKind.XLSX),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), FileKind.ODS),
        (zipped(model_dot_xml=ARCHI), FileKind.ARCHI_ARCHIVE),
        (EXCHANGE, FileKind.ARCHIMATE_EXCHANGE),
        (EXCHANGE.decode().encode("utf-16"), FileKind.ARCHIMATE_EXCHANGE),
        (ARCHI, FileKind.ARCHI_FILE),
        (tarred("x/model/folder.xml", FOLDER), FileKind.GRAFICO_TAR),
        (b"naam;leverancier\r\nx;y\r\n", FileKind.CSV),
        (b"\xef\xbb\xbfnaam,leverancier\n", FileKind.CSV),
        ("één,".encode() * 20_000 + b"\xc3\xab", FileKind.CSV),
        (b'{"name": "x"}', FileKind.JSON),
    ],
)
def test_the_kind_follows_from_the_content_whatever_the_name(content, kind, tmp_path: Path):
    file = tmp_path / "misleading.bin"
    file.write_bytes(content)
    assert kind_of(file) is kind


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b"  \r\n\0", "empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "Workbook".encode("utf-16-le"), "old_excel"),
        (OLE, "old_office"),
        (zipped(word__document_dot_xml=b"<x/>"), "office_document"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "office_document"),
        (
            zipped(
                mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
                **{"META-INF__manifest_dot_xml": b"<manifest:encryption-data/>"},
            ),
            "password",
        ),
        (zipped(xl__workbook_dot_bin=b"x"), "binary_excel"),
        (zipped(a_dot_txt=b"x"), "unknown_zip"),
        (tarred("a.txt", b"x"), "unknown_tar"),
        (b"%PDF-1.7", "pdf"),
        (b"<!DOCTYPE html><table></table>", "html"),
        (b"\r\n<html xmlns='x'><table></table></html>", "html"),
        (b"<definitions xmlns='x'/>", "unknown_xml"),
        (b"hello", "unknown"),
        (b"\x00\x01\x02\x03\x04abc", "binary"),
    ],
)
def test_what_is_not_read_is_refused_with_a_remedy_in_both_languages(content, key):
    with pytest.raises(InputFaults) as refused:
        kind_of_bytes(content, "file.xls")
    fault = refused.value.faults[0]
    assert fault.what.key == f"opening.{key}.what"
    for language in LANGUAGES:
        assert say(fault.what, language)
        assert say(fault.mend, language)


def test_folders_are_told_apart(tmp_path: Path):
    def folder(name: str, file: str, content: bytes) -> Path:
        path = tmp_path / name / file
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        return tmp_path / name

    assert kind_of(folder("a", "model/folder.xml", FOLDER)) is FileKind.GRAFICO_FOLDER
    assert kind_of(folder("b", "applications.csv", b"a,b")) is FileKind.CSV_FOLDER
    assert kind_of(folder("c", "applications.yaml", b"a: b")) is FileKind.PLAINTEXT_FOLDER
    with pytest.raises(InputFaults, match="1 faults"):
        kind_of(folder("d", "readme.md", b"a"))
    with pytest.raises(InputFaults) as refused:
        kind_of(tmp_path / "nowhere")
    assert refused.value.faults[0].what.key == "opening.missing.what"
