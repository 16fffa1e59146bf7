"""Text from bytes: which encoding it is in, and a fault when that cannot be told."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from regie.landscape.faults import Fault, Place
from regie.readers.opening.refusal import doubt, refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x20)])
# UTF-8 that was once read as Windows-1252 and saved again: é became Ã©, ’ became â€™.
_TWICE_ENCODED = re.compile("Ã[\x80-\xbf©¨«¯¶¼]|â€[™œ\x9d“”¦]")

_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u[dD]([89a-fA-F])..|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in (`utf-8`, `utf-16`, `utf-32`, `windows-1252`), and what is doubtful about it."""

    text: str
    encoding: str
    faults: tuple[Fault, ...] = ()


def decode_text(data: bytes, file: str) -> Decoded:
    """The text: by its byte order mark, else UTF-8, else UTF-16 by its pattern of zeros, else Windows-1252, which is
    said as a warning. Raises InputFaults when none of these fit."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data, encoding, file), encoding.removesuffix("-sig"), file)
    if pattern := _utf16_pattern(data):
        return _checked(_decoded(data, pattern, file), "utf-16", file)
    try:
        return _checked(data.decode("utf-8"), "utf-8", file)
    except UnicodeDecodeError:
        text = _decoded(data, "windows-1252", file)
        return _checked(text, "windows-1252", file, doubt(file, "windows_1252"))


def refuse_half_characters(text: str, place: Place | str) -> None:
    r"""Raises InputFaults for JSON with `\ud83d` without its other half: read it can be, but nowhere be written."""
    if "\\ud" in text or "\\uD" in text:  # looking for these is far quicker than going by every escape
        half = next((found for found in _ESCAPE.finditer(text) if found[1]), None)
        if half:
            raise refused(place, "half_character", written=half[0], row=text.count("\n", 0, half.start()) + 1)


def _decoded(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise refused(file, "encoding") from None


def _utf16_pattern(data: bytes) -> str:
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return ""
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > 0.6 * half else ""


def _checked(text: str, encoding: str, file: str, *faults: Fault) -> Decoded:
    plain = text.encode("utf-8")
    # leaving these out of the bytes, and seeing whether any is gone, is far quicker than looking for the first
    if len(plain.translate(None, _CONTROL_BYTES)) < len(plain) and (control := _CONTROL.search(text)):
        raise refused(file, "binary", row=text.count("\n", 0, control.start()) + 1)
    found = list(faults)
    # looking for its two first signs is far quicker than the pattern
    if ("Ã" in text or "â€" in text) and (twice := _TWICE_ENCODED.search(text)):
        row = text.count("\n", 0, twice.start()) + 1
        found.append(doubt(file, "twice_encoded", row=row))
    if (lost := text.find("�")) >= 0:
        found.append(doubt(file, "lost_characters", row=text.count("\n", 0, lost) + 1))
    return Decoded(text, encoding, tuple(found))
