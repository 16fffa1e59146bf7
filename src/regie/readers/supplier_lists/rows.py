"""One supplier of a list as a raw row: what is said, and the seat only where address and legal form agree."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from regie.landscape import Source
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.directories.names import fits_country, legal_form, words_of
from regie.readers.records.raw import RawClaim, RawRow, as_line
from regie.readers.supplier_lists.addresses import country_of


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of one supplier; empty where it says nothing. `others` are other names it goes by."""

    place: Place
    source: Source
    name: str
    legal_name: str = ""
    address: str = ""
    website: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Raw rows, what is doubtful about them, and other names by the id of the row."""

    rows: tuple[RawRow, ...]
    faults: tuple[Fault, ...]
    names: Mapping[str, tuple[str, ...]]


def rows_of(suppliers: Iterable[Listed]) -> Rows:
    """Rows with an id made of the name; a second supplier of the same name gets a number."""
    rows: dict[str, RawRow] = {}
    faults: list[Fault] = []
    names: dict[str, tuple[str, ...]] = {}
    for one in suppliers:
        id_ = _free_id("-".join(words_of(one.name)) or "x", rows)
        said = {"legal_name": one.legal_name, "website": one.website, "seat": _seat(one, faults), "kind": "supplier"}
        row = RawRow("organisation", as_line(one.place), one.source, {"id": id_, "name": one.name})
        row.claims = {field: [RawClaim(value, one.source, one.place)] for field, value in said.items() if value}
        rows[id_] = row
        names[id_] = one.others
    return Rows(tuple(rows.values()), tuple(faults), names)


def _free_id(wanted: str, taken: Container[str]) -> str:
    id_, number = wanted, 2
    while id_ in taken:
        id_, number = f"{wanted}-{number}", number + 1
    return id_


def _seat(one: Listed, faults: list[Fault]) -> str:
    """The country of the address, unless a company of this legal form cannot have its seat there: lists also give
    the address of a branch or a contact."""
    country = country_of(one.address)
    if country is None:
        if one.address:
            faults.append(_doubt(one.place, "no_country", address=re.sub(r"\s+", " ", one.address)[-60:]))
        return ""
    name = one.legal_name or one.name
    if not fits_country(name, country):
        faults.append(_doubt(one.place, "form", name=name, form=legal_form(name), country=country))
        return ""
    return country


def _doubt(place: Place, key: str, **values: object) -> Fault:
    what = Message(f"supplier_lists.fault.{key}", **values)
    return Fault(place, what, Message(f"supplier_lists.mend.{key}"), Severity.WARNING)
