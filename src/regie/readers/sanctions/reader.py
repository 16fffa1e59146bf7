"""The EU's consolidated list of financial sanctions, as XML (1.1, `export`) or CSV (1.1), to entities.

Names of attributes and columns as in the files of the Financial Sanctions Database. Persons are left out: nothing of
them is kept but their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.opening.records import csv_records, xml_records
from regie.readers.opening.streams import open_stream
from regie.readers.opening.xml import Node
from regie.readers.sanctions.entities import Identifier, SanctionedEntity, SanctionsList

_BOUND = 1_000_000_000
_GENERATED = re.compile(rb'generationDate="(\d{4}-\d{2}-\d{2})')
_DUTCH = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_ID = "entity_logicalid"


def read_sanctions(path: Path) -> SanctionsList:
    """The list in a file, packed or not. Raises InputFaults when it is none of the two forms, or damaged."""
    with open_stream(path, _BOUND) as stream:
        start: bytes = stream.peek(4096)  # type: ignore[attr-defined]
        is_xml = start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
        rows = _xml(stream, path.name) if is_xml else _csv(stream, path.name)
        drafts: dict[str, _Draft] = {}
        persons: set[str] = set()
        generated = _day(match[1].decode()) if (match := _GENERATED.search(start)) else None
        for id_, is_person, draft in rows:
            if is_person:
                persons.add(id_)
            else:
                drafts.setdefault(id_, _Draft(id_)).take(draft)
            generated = generated or draft.generated
    if not drafts and not persons:
        raise _not_a_list(path.name)
    return SanctionsList(path.name, generated, tuple(draft.entity() for draft in drafts.values()), len(persons))


@dataclass(slots=True)
class _Draft:
    """What rows or elements say of one entity, in order, each thing once."""

    id: str
    reference: str = ""
    names: dict[str, None] = field(default_factory=dict)
    identifiers: dict[Identifier, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    programme: str = ""
    regulation: str = ""
    since: date | None = None
    generated: date | None = None

    def take(self, other: _Draft) -> None:
        """Add what another says of the same entity; the first regulation stands."""
        for name in ("reference", "programme", "regulation", "since"):
            setattr(self, name, getattr(self, name) or getattr(other, name))
        self.names |= other.names
        self.identifiers |= other.identifiers
        self.countries |= other.countries

    def entity(self) -> SanctionedEntity:
        """The entity as a value."""
        return SanctionedEntity(
            self.id,
            self.reference,
            tuple(self.names),
            tuple(self.identifiers),
            tuple(self.countries),
            self.programme,
            self.regulation,
            self.since,
        )


_Rows = Iterator[tuple[str, bool, _Draft]]


def _xml(stream: IO[bytes], file: str) -> _Rows:
    for _, node in xml_records(stream, file, frozenset({"sanctionEntity"})):
        subject = node.first("subjectType")
        codes = (subject.get("classificationCode"), subject.get("code")) if subject else ()
        regulation = node.first("regulation") or Node("regulation", "", {}, node.line)
        draft = _Draft(node.get("logicalId"), node.get("euReferenceNumber"))
        if not _is_person(codes):
            draft.names = dict.fromkeys(
                alias.get("wholeName") for alias in node.all("nameAlias") if alias.get("wholeName")
            )
            draft.identifiers = dict.fromkeys(
                Identifier(one.get("number"), one.get("identificationTypeCode"), one.get("countryIso2Code"))
                for one in node.all("identification")
                if one.get("number")
            )
            draft.countries = _countries(one.get("countryIso2Code") for one in node.all("address"))
            draft.programme, draft.regulation = regulation.get("programme"), regulation.get("numberTitle")
            draft.since = _day(regulation.get("entryIntoForceDate")) or _day(regulation.get("publicationDate"))
        yield draft.id, _is_person(codes), draft


def _csv(stream: IO[bytes], file: str) -> _Rows:
    rows = csv_records(stream, file, ";")
    header = [column.strip().casefold() for column in next(rows, (0, []))[1]]
    if _ID not in header or "namealias_wholename" not in header:
        raise _not_a_list(file)
    for number, cells in rows:
        if len(cells) != len(header):
            place = Place(file, "", number)
            raise InputFaults([Fault(place, Message("sanctions.fault.cells"), Message("sanctions.mend.cut_off"))])
        row = dict(zip(header, cells, strict=True))
        if row[_ID]:
            yield _of_row(row)


def _of_row(row: Mapping[str, str]) -> tuple[str, bool, _Draft]:
    def get(column: str) -> str:
        return row.get(column, "").strip()

    draft = _Draft(get(_ID), get("entity_eu_referencenumber"), generated=_day(get("filegenerationdate")))
    is_person = _is_person((get("entity_subjecttype_classificationcode"), get("entity_subjecttype")))
    if not is_person:
        draft.names = dict.fromkeys(name for name in (get("namealias_wholename"),) if name)
        number = Identifier(
            get("identification_number"), get("identification_typecode"), get("identification_countryiso2code")
        )
        draft.identifiers = dict.fromkeys(one for one in (number,) if one.number)
        draft.countries = _countries((get("address_countryiso2code"),))
        draft.programme, draft.regulation = get("entity_regulation_programme"), get("entity_regulation_numbertitle")
        draft.since = _day(get("entity_regulation_entryintoforcedate")) or _day(
            get("entity_regulation_publicationdate")
        )
    return draft.id, is_person, draft


def _is_person(codes: Iterable[str]) -> bool:
    return any(code.casefold() in ("p", "person") for code in codes)


def _countries(codes: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(code for code in codes if code.isalpha())  # 00 is the list's word for unknown


def _day(written: str) -> date | None:
    if dutch := _DUTCH.match(written):
        written = "-".join(reversed(dutch.groups()))
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _not_a_list(file: str) -> InputFaults:
    return InputFaults(
        [Fault(Place(file), Message("sanctions.fault.not_a_list"), Message("sanctions.mend.not_a_list"))]
    )
