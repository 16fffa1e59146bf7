"""Countries by region, and the laws of countries that reach beyond their borders.

A law reaches an organisation with its legal seat in the country, or controlled by a company seated there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from regie.locale import Language
from regie.reference_data.files import data


class Region(StrEnum):
    """Where a country stands for digital autonomy, nearest first."""

    NL = "nl"
    EU = "eu"
    EEA = "eea"
    CH = "ch"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Law:
    """A law with effect abroad. `effect` is `access` (to data) or `cut_off` (of service)."""

    id: str
    country: str
    name: str
    since: date
    effect: str
    source: str


@dataclass(frozen=True, slots=True)
class Adequacy:
    """A decision by which personal data may go to a country without more (GDPR, art. 45)."""

    id: str
    country: str
    name: str
    since: date
    source: str


@cache
def region_of(country: str) -> Region:
    """The region of an ISO 3166-1 alpha-2 code; EU excludes NL, EEA excludes the EU."""
    regions = data("jurisdictions")["regions"]
    if country == "NL":
        return Region.NL
    if country in regions["eu"]["countries"]:
        return Region.EU
    if country in regions["eea_outside_eu"]["countries"]:
        return Region.EEA
    return Region.CH if country == "CH" else Region.OUTSIDE


@cache
def in_eu(country: str) -> bool:
    """Whether EU law applies as in a member state."""
    return region_of(country) in {Region.NL, Region.EU}


@cache
def in_eea(country: str) -> bool:
    """Whether the country is in the European Economic Area, the EU included."""
    return region_of(country) in {Region.NL, Region.EU, Region.EEA}


@cache
def extraterritorial_laws(country: str, at: date) -> tuple[Law, ...]:
    """The laws with effect abroad of this country at a date, as far as listed."""
    return tuple(law for law in _laws() if law.country == country and law.since <= at)


@cache
def adequacy_decisions() -> tuple[Adequacy, ...]:
    """The adequacy decisions that are listed: the main ones, not all."""
    return tuple(
        Adequacy(raw["id"], raw["country"], raw["name"], date.fromisoformat(raw["since"]), raw["source"])
        for raw in data("jurisdictions")["adequacy"]
    )


@cache
def _laws() -> tuple[Law, ...]:
    return tuple(
        Law(
            raw["id"],
            raw["country"],
            raw["name"],
            date.fromisoformat(raw["since"]),
            raw["effect"],
            raw["source"],
        )
        for raw in data("jurisdictions")["laws"]
    )


def country_name(country: str, language: Language) -> str:
    """The country in words; the code itself when it is none that is known."""
    from babel import Locale

    return str(Locale.parse(language).territories.get(country, country))
