"""Two public lists of suppliers as a landscape: Probo's common third parties (JSON) and datenanfragen.de (tar.gz)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regie.landscape import Source
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.directories.directory import Directory
from regie.readers.opening import DEFAULT_LIMITS, Limits, decode_text, read_bytes, refuse_half_characters, tar_files
from regie.readers.reading import LeftOut, Reading
from regie.readers.records.assemble import assemble
from regie.readers.records.raw import Raw
from regie.readers.supplier_lists.rows import Listed, rows_of

_GZIP = b"\x1f\x8b"
_LEFT_OUT = {
    "certifications": "certifications",
    "subprocessorsListUrl": "page",
    "dataProcessingAgreementUrl": "page",
    "securityPageUrl": "page",
    "trustPageUrl": "page",
}


@dataclass(frozen=True, slots=True)
class SupplierList:
    """What was read, and as a directory: None when the list cannot be used."""

    reading: Reading
    directory: Directory | None


def read_supplier_list(path: Path, limits: Limits = DEFAULT_LIMITS) -> SupplierList:
    """The organisations in a list of suppliers, with legal name, seat and website where it says so.

    A seat is taken from an address only when the legal form in the name can have its seat in that country.
    """
    try:
        data = read_bytes(path, limits)
        found = list(_companies(data, path.name, limits) if data[:2] == _GZIP else _third_parties(data, path.name))
    except InputFaults as refused:
        return SupplierList(Reading(None, refused.faults), None)
    rows = rows_of(one for one, _ in found)
    reading = assemble(Raw(name=path.name, rows=list(rows.rows), faults=list(rows.faults)))
    left_out = tuple(left for one, raw in found for left in _left_out(one, raw))
    reading = Reading(reading.landscape, reading.faults, reading.counts, left_out)
    directory = Directory(reading.landscape, rows.names) if reading.landscape else None
    return SupplierList(reading, directory)


def _third_parties(data: bytes, file: str) -> Iterator[tuple[Listed, Mapping[str, Any]]]:
    raw = _json(data, file)
    if not isinstance(raw, list) or not raw or not all(isinstance(one, dict) for one in raw):
        raise _refused(Place(file), "shape")
    source = Source(file)
    for number, one in enumerate(raw, start=1):
        place = Place(file, row=number)
        name = _text(place, one, "name", required=True)
        legal = _text(place, one, "legalName")
        yield (
            Listed(
                place,
                source,
                name,
                legal_name=legal,
                address=_text(place, one, "headquarterAddress"),
                website=_text(place, one, "websiteUrl"),
                others=(legal,) if legal else (),
            ),
            one,
        )


def _companies(data: bytes, file: str, limits: Limits) -> Iterator[tuple[Listed, Mapping[str, Any]]]:
    read = 0
    for member, content in tar_files(data, file, ("",), limits):
        place = Place(file, member)
        one = _json(content, file, member)
        if not isinstance(one, dict):
            raise _refused(place, "shape")
        read += 1
        name = _text(place, one, "name", required=True)
        pages = _texts(one.get("sources"))
        yield (
            Listed(
                place,
                Source("; ".join((file, *pages))),
                name,
                legal_name=name,
                address=_text(place, one, "address"),
                website=_text(place, one, "web"),
                others=(*_texts(one.get("runs")), *_texts(one.get("slug"))),
            ),
            one,
        )
    if not read:
        raise _refused(Place(file), "shape")


def _json(data: bytes, file: str, member: str = "") -> Any:
    text = decode_text(data, member or file).text
    refuse_half_characters(text, Place(file, member))
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as broken:
        raise _refused(Place(file, member, getattr(broken, "lineno", 0)), "json") from None


def _text(place: Place, raw: Mapping[str, Any], key: str, *, required: bool = False) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str) or (required and not value.strip()):
        raise _refused(Place(place.file, place.sheet, place.row, key), "text")
    return value.strip()


def _texts(value: object) -> tuple[str, ...]:
    items: Iterable[object] = value if isinstance(value, list) else (value,)
    return tuple(item for item in items if isinstance(item, str) and item)


def _left_out(one: Listed, raw: Mapping[str, Any]) -> Iterator[LeftOut]:
    for key, why in _LEFT_OUT.items():
        if raw.get(key):
            yield LeftOut(key, one.name, Message(f"supplier_lists.left_out.{why}"))


def _refused(place: Place, key: str) -> InputFaults:
    return InputFaults([Fault(place, Message(f"supplier_lists.fault.{key}"), Message(f"supplier_lists.mend.{key}"))])
