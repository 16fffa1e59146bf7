"""The records of GLEIF as values: entities (level 1), relationships and reporting exceptions (level 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from regie.landscape.faults import Place
from regie.readers.gleif.flat import Flat

CHAMBER_OF_COMMERCE = "RA000463"
"""The Dutch trade register (KvK) in GLEIF's list of registration authorities."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A legal entity. Countries are ISO 3166-1 codes; `updated` is the day the record was last changed."""

    lei: str
    place: Place
    legal_name: str = ""
    other_names: tuple[str, ...] = ()
    country: str = ""
    authority: str = ""
    authority_number: str = ""
    expired: date | None = None
    successors: tuple[str, ...] = ()
    status: str = ""
    updated: date | None = None
    renewal: date | None = None

    @property
    def kvk(self) -> str:
        """The number in the Dutch trade register, when it is registered there."""
        return self.authority_number if self.authority == CHAMBER_OF_COMMERCE else ""


@dataclass(frozen=True, slots=True)
class Relationship:
    """That one entity is consolidated by, or is a branch of, another. `share` runs from 0 to 1."""

    child: str
    parent: str
    kind: str
    place: Place
    active: bool = True
    since: date | None = None
    until: date | None = None
    share: float | None = None
    status: str = ""
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class ReportingException:
    """Why an entity reports no direct or ultimate parent."""

    lei: str
    category: str
    reasons: tuple[str, ...]
    place: Place


def entity(flat: Flat, place: Place) -> Entity:
    """The entity of a level 1 record."""
    return Entity(
        lei=flat.get("lei", ""),
        place=place,
        legal_name=flat.get("entity.legalname", ""),
        other_names=tuple(_names(flat)),
        country=flat.get("entity.legaladdress.country", ""),
        authority=flat.get("entity.registrationauthority.registrationauthorityid", ""),
        authority_number=flat.get("entity.registrationauthority.registrationauthorityentityid", ""),
        expired=_day(flat, "entity.entityexpirationdate"),
        successors=tuple(_numbered(flat, "entity.successorentity.", ".successorlei")),
        status=flat.get("registration.registrationstatus", ""),
        updated=_day(flat, "registration.lastupdatedate"),
        renewal=_day(flat, "registration.nextrenewaldate"),
    )


def relationship(flat: Flat, place: Place) -> Relationship:
    """The relationship of a level 2 record."""
    since, until = _period(flat)
    return Relationship(
        child=flat.get("relationship.startnode.nodeid", ""),
        parent=flat.get("relationship.endnode.nodeid", ""),
        kind=flat.get("relationship.relationshiptype", ""),
        place=place,
        active=flat.get("relationship.relationshipstatus", "ACTIVE") == "ACTIVE",
        since=since,
        until=until,
        share=_share(flat),
        status=flat.get("registration.registrationstatus", ""),
        updated=_day(flat, "registration.lastupdatedate"),
    )


def exception(flat: Flat, place: Place) -> ReportingException:
    """The reporting exception of a level 2 record."""
    return ReportingException(
        lei=flat.get("lei", ""),
        category=flat.get("exception.category", ""),
        reasons=tuple(_numbered(flat, "exception.reason.", "")),
        place=place,
    )


def _names(flat: Flat) -> Iterator[str]:
    yield from _numbered(flat, "entity.otherentitynames.otherentityname.", "")
    yield from _numbered(flat, "entity.transliteratedotherentitynames.transliteratedotherentityname.", "")


def _numbered(flat: Flat, before: str, after: str) -> Iterator[str]:
    number = 1
    while value := flat.get(f"{before}{number}{after}"):
        yield value
        number += 1


def _period(flat: Flat) -> tuple[date | None, date | None]:
    """When the relationship holds; accounting and filing periods say when it was reported, not when it held."""
    number = 1
    while kind := flat.get(f"relationship.period.{number}.periodtype"):
        if kind == "RELATIONSHIP_PERIOD":
            start, end = (f"relationship.period.{number}.{side}date" for side in ("start", "end"))
            return _day(flat, start), _day(flat, end)
        number += 1
    return None, None


def _share(flat: Flat) -> float | None:
    if flat.get("relationship.quantifiers.1.quantifierunits") != "PERCENTAGE":
        return None
    try:
        share = float(flat["relationship.quantifiers.1.quantifieramount"]) / 100
    except (KeyError, ValueError):
        return None
    return share if 0 <= share <= 1 else None


def _day(flat: Flat, key: str) -> date | None:
    """The day of a date and time; None when it is absent or no date."""
    try:
        return date.fromisoformat(flat[key][:10])
    except (KeyError, ValueError):
        return None


def is_deleted(flat: Flat) -> bool:
    """Whether the record was taken away: delta files say so with the moment (golden copy extensions 1.0)."""
    return any(key.endswith("deletedat") for key in flat)
