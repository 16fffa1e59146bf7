"""The shipped supplier register as records of a landscape, every fact with its document as source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from regie.landscape import (
    UNKNOWN,
    Dependency,
    Fact,
    Landscape,
    Organisation,
    Ownership,
    Record,
    Source,
    contested,
    known,
)
from regie.landscape.vocabulary import DependencyKind, OrganisationKind
from regie.readers.directories.directory import Directory
from regie.reference_data.suppliers import FACTS, Citation, Cited, Owner, Supplier, register

REGISTER = Source("regie, supplier register")
"""The source of a row; each fact has its own document."""

_OWNERS = "owners"
_TRUTH = {"yes": True, "no": False}


@cache
def register_directory() -> Directory:
    """Every supplier of the register, and the names and products people call it by."""
    suppliers = register().suppliers
    landscape = Landscape(REGISTER.name, None, registered(suppliers))
    names = {id_: (*one.aliases, *one.products) for id_, one in suppliers.items()}
    return Directory(landscape, names)


def registered(ids: Iterable[str]) -> tuple[Record, ...]:
    """These suppliers with their owners and sub-processors, and theirs in turn. Raises KeyError for an unknown id."""
    suppliers = register().suppliers
    found: dict[str, Supplier] = {}
    waiting = list(ids)
    while waiting:
        one = suppliers[waiting.pop(0)]
        if one.id not in found:
            found[one.id] = one
            waiting.extend(owner.owner for owner in one.owners)
            waiting.extend(cited.value for cited in one.sub_processors)
    return tuple(record for one in found.values() for record in _records(one))


def source_of(citation: Citation) -> Source:
    """A document as the source of a claim."""
    return Source(citation.words, citation.as_of)


def _records(supplier: Supplier) -> Iterator[Record]:
    kind = OrganisationKind.HOLDING if supplier.sector == _OWNERS else OrganisationKind.SUPPLIER
    facts = {name: _fact(name, supplier.facts[name]) for name in FACTS if name in supplier.facts}
    yield Organisation(
        id=supplier.id,
        name=supplier.name,
        source=REGISTER,
        kind=known(kind, REGISTER),
        sub_processors=_all_sub_processors(supplier),
        **facts,
    )
    for number, owner in enumerate(supplier.owners, start=1):
        yield _ownership(supplier.id, owner, number)
    if supplier.all_sub_processors is None:
        for cited in supplier.sub_processors:
            yield Dependency(
                id=f"{cited.value} sub-processor of {supplier.id}",
                source=source_of(cited.citation),
                subject=cited.value,
                kind=DependencyKind.SUB_PROCESSOR_OF,
                target=supplier.id,
            )


def _fact(name: str, claims: tuple[Cited, ...]) -> Fact[Any]:
    return contested((_value(name, cited.value), source_of(cited.citation)) for cited in claims)


def _value(name: str, written: str) -> Any:
    if name == "independent":
        return _TRUTH[written]
    return tuple(written.split()) if name == "jurisdictions" else written


def _all_sub_processors(supplier: Supplier) -> Fact[tuple[str, ...]]:
    """Known only when a document calls it the whole list: an incomplete list must not look like one."""
    if supplier.all_sub_processors is None:
        return UNKNOWN
    return known(tuple(cited.value for cited in supplier.sub_processors), source_of(supplier.all_sub_processors))


def _ownership(supplier: str, owner: Owner, number: int) -> Ownership:
    source = source_of(owner.citation)

    def said(value: float | bool | date | None) -> Fact[Any]:
        return UNKNOWN if value is None else known(value, source)

    return Ownership(
        id=f"{supplier} < {owner.owner}" + (f" ({number})" if number > 1 else ""),
        organisation=supplier,
        owner=owner.owner,
        source=source,
        share=said(owner.share),
        control=said(owner.controls),
        since=said(owner.since),
        until=said(owner.until),
    )
