"""Organisations, who owns them, and teams with their skills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from regie.landscape.fact import Fact
from regie.landscape.field import Kind, choice, fact, plain, reference
from regie.landscape.record import NamedRecord, Record
from regie.landscape.vocabulary import OrganisationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(NamedRecord):
    """A legal entity: a supplier, a parent, a municipality, another government body."""

    noun: ClassVar[str] = "organisation"

    kind: Fact[OrganisationKind] = choice(OrganisationKind)
    legal_name: Fact[str] = fact(Kind.TEXT)
    seat: Fact[str] = fact(Kind.COUNTRY)
    independent: Fact[bool] = fact(Kind.YES_NO)
    sub_processors: Fact[tuple[str, ...]] = reference("organisation", many=True)
    jurisdictions: Fact[tuple[str, ...]] = fact(Kind.COUNTRY, many=True)
    laws: Fact[tuple[str, ...]] = fact(Kind.TEXT, many=True)
    staff_locations: Fact[tuple[str, ...]] = fact(Kind.COUNTRY, many=True)
    lei: Fact[str] = fact(Kind.TEXT)
    kvk: Fact[str] = fact(Kind.TEXT)
    website: Fact[str] = fact(Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership(Record):
    """That one organisation owns (a share of) another, from and until a date."""

    noun: ClassVar[str] = "ownership"

    organisation: str = plain(Kind.REFERENCE, refers_to=("organisation",))
    owner: str = plain(Kind.REFERENCE, refers_to=("organisation",))
    share: Fact[float] = fact(Kind.SHARE, minimum=0, maximum=1)
    control: Fact[bool] = fact(Kind.YES_NO)
    since: Fact[date] = fact(Kind.DATE)
    until: Fact[date] = fact(Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(NamedRecord):
    """People with skills that something depends on."""

    noun: ClassVar[str] = "team"

    organisation: Fact[str] = reference("organisation")
    cluster: Fact[str] = fact(Kind.TEXT)
    skills: Fact[tuple[str, ...]] = fact(Kind.TEXT, many=True)
    people: Fact[float] = fact(Kind.NUMBER, unit="fte", minimum=0)
    staff_locations: Fact[tuple[str, ...]] = fact(Kind.COUNTRY, many=True)
    mature: Fact[bool] = fact(Kind.YES_NO)
