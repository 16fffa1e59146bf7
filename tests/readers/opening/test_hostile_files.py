"""Files made to hurt: refused with a reason, before they cost memory, time or a file outside the folder."""

import gzip
import io
import os
import struct
import tarfile
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regie.landscape.faults import InputFaults, Place
from regie.locale import LANGUAGES, say
from regie.readers.opening import (
    DEFAULT_LIMITS,
    decode_text,
    open_zip,
    parse_xml,
    read_bytes,
    read_folder,
    tar_files,
)

SMALL = replace(DEFAULT_LIMITS, file_bytes=1000, members=5, member_bytes=20_000, unpacked_bytes=30_000, ratio_from=500)


def reasons(call) -> list[str]:
    with pytest.raises(InputFaults) as refused:
        call()
    for fault in refused.value.faults:
        assert all(say(text, language) for text in (fault.what, fault.mend) for language in LANGUAGES)
    return [fault.what.key.split(".")[1] for fault in refused.value.faults]


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(*members: tarfile.TarInfo) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for member in members:
            archive.addfile(member, io.BytesIO(bytes(member.size)))
    return gzip.compress(stream.getvalue(), mtime=0)


def member(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname = size, kind, "/etc/passwd" if kind != tarfile.REGTYPE else ""
    return info


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (zipped(*((f"{i}", b"") for i in range(6))), ["too_many_members"]),
        (zipped(("../../etc/passwd", b"x")), ["escapes"]),
        (zipped(("C:\\x", b"x")), ["escapes"]),
        (zipped(("/x", b"x")), ["escapes"]),
        (zipped(("inner.zip", b"x")), ["zip_nested"]),
        (zipped(("a", b"x"), method=zipfile.ZIP_BZIP2), ["zip_method"]),
        (zipped(("a", bytes(19_000)), ("b", bytes(range(256)) * 50)), ["unpacks_too_large"]),
        (zipped(("a", bytes(20_001))), ["member_too_large"]),
        (zipped(("../x.zip", b"x")), ["escapes", "zip_nested"]),
        (zipped(("a", b"x"))[:-10], ["zip_broken"]),
        (b"PK\x03\x04nonsense", ["zip_broken"]),
    ],
)
def test_a_zip_is_checked_before_it_is_unpacked(content, expected):
    limits = replace(SMALL, ratio=10_000)
    assert reasons(lambda: open_zip(content, "x.xlsx", limits)) == expected


def test_a_zip_bomb_is_known_by_its_ratio():
    content = zipped(("a", bytes(19_000)))
    assert reasons(lambda: open_zip(content, "x.xlsx", replace(SMALL, ratio=100))) == ["zip_ratio"]


@pytest.mark.slow
def test_a_zip_bomb_of_the_ordinary_kind_is_refused_with_the_ordinary_limits():
    content = zipped(("xl/worksheets/sheet1.xml", bytes(DEFAULT_LIMITS.member_bytes + 1)))
    assert len(content) < 200_000
    assert reasons(lambda: open_zip(content, "x.xlsx")) == ["member_too_large"]


def test_an_encrypted_member_is_refused():
    content = bytearray(zipped(("a", b"x")))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        content[at] |= 1
    assert reasons(lambda: open_zip(bytes(content), "x.xlsx")) == ["zip_encrypted"]


def test_a_member_that_unpacks_to_more_than_it_declares_is_refused():
    content = bytearray(zipped(("a", b"x" * 1000)))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 10)
    archive = open_zip(bytes(content), "x.xlsx")
    assert reasons(lambda: archive.read("a"))[0] in {"zip_lies", "zip_broken"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused():
    assert reasons(lambda: open_zip(zipped(("a", b"x"), ("a", b"y")), "x.xlsx")) == ["zip_twice"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (tarred(member("a", kind=tarfile.SYMTYPE)), "link"),
        (tarred(member("a", kind=tarfile.LNKTYPE)), "link"),
        (tarred(member("a", kind=tarfile.CHRTYPE)), "not_ordinary"),
        (tarred(member("/etc/passwd")), "escapes"),
        (tarred(member("../a")), "escapes"),
        (tarred(member("a", 20_001)), "member_too_large"),
        (tarred(member("a", 19_000), member("b", 19_000)), "unpacks_too_large"),
        (tarred(*(member(str(i)) for i in range(6))), "too_many_members"),
        (tarred(member("a", 10))[:-20], "tar_broken"),
        (gzip.compress(gzip.decompress(tarred(member("a", 10)))[:1024]), "tar_broken"),
        (gzip.compress(b"no tar"), "tar_broken"),
    ],
)
def test_a_tar_is_refused_without_a_byte_on_disk(content, expected):
    assert reasons(lambda: list(tar_files(content, "x.tar.gz", ("",), SMALL))) == [expected]


def test_a_gzip_bomb_stops_at_the_limit():
    content = tarred(member("wanted.xml")) + gzip.compress(bytes(50_000_000))
    limits = replace(DEFAULT_LIMITS, unpacked_bytes=1_000_000, members=10)
    assert reasons(lambda: list(tar_files(content, "x.tar.gz", (".xml",), limits))) == ["unpacks_too_large"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "xml_document_type"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>', "xml_document_type"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"), "xml_document_type"),
        (b"<a>&undeclared;</a>", "xml_broken"),
        (b"<a><b></a>", "xml_broken"),
        (b"<a/><b/>", "xml_broken"),
        (b"", "xml_broken"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "xml_encoding"),
        (b"<a>" * 201 + b"</a>" * 201, "xml_too_large"),
    ],
)
def test_xml_that_reaches_out_or_is_broken_is_refused(content, expected):
    assert reasons(lambda: parse_xml(content, Place("x.xml"))) == [expected]


def test_xml_larger_than_the_limit_is_refused_before_parsing():
    limits = replace(DEFAULT_LIMITS, xml_bytes=10)
    assert reasons(lambda: parse_xml(b"<a>0123456789</a>", Place("x.xml"), limits)) == ["too_large"]


def test_a_file_too_large_a_pipe_and_a_folder_are_refused(tmp_path: Path):
    big, pipe = tmp_path / "big", tmp_path / "pipe"
    big.write_bytes(bytes(1001))
    os.mkfifo(pipe)
    assert reasons(lambda: read_bytes(big, SMALL)) == ["too_large"]
    assert reasons(lambda: read_bytes(pipe, SMALL)) == ["not_ordinary"]
    assert reasons(lambda: read_bytes(tmp_path, SMALL))[0] in {"not_ordinary", "unreadable"}
    assert reasons(lambda: read_bytes(tmp_path / "no\0name", SMALL)) == ["unreadable"]


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "a.csv").symlink_to("/etc/passwd")
    assert reasons(lambda: list(read_folder(folder, (".csv",)))) == ["link"]


@pytest.mark.parametrize(
    ("content", "encoding", "doubts"),
    [
        ("één".encode(), "utf-8", []),
        ("één".encode("utf-8-sig"), "utf-8", []),
        ("één".encode("utf-16"), "utf-16", []),
        ("een;twee".encode("utf-16-le"), "utf-16", []),
        ("een;twee".encode("utf-16-be"), "utf-16", []),
        ("één".encode("cp1252"), "windows-1252", ["windows_1252"]),
        ("één".encode().decode("cp1252").encode(), "utf-8", ["twice_encoded"]),
        ("\n�".encode(), "utf-8", ["lost_characters"]),
    ],
)
def test_the_encoding_is_told_from_the_bytes(content, encoding, doubts):
    decoded = decode_text(content, "x.csv")
    assert decoded.encoding == encoding
    assert [fault.what.key.split(".")[1] for fault in decoded.faults] == doubts
    assert not decoded.text.startswith("\ufeff")


def test_what_is_no_text_is_refused_with_its_line():
    assert reasons(lambda: decode_text(b"a\nb\x01", "x.csv")) == ["binary"]
    assert reasons(lambda: decode_text(b"\xe9\x81", "x.csv")) == ["encoding"]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_content_or_faults(content):
    for call in (
        lambda: decode_text(content, "x"),
        lambda: parse_xml(content, Place("x")),
        lambda: open_zip(content, "x"),
        lambda: list(tar_files(content, "x", ("",))),
        lambda: list(tar_files(gzip.compress(content), "x", ("",))),
    ):
        with suppress(InputFaults):
            call()
