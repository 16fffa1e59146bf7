"""A landscape at a date as the inputs of placement need it; everything that applications share is found once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property

from regie.landscape import (
    NO_DATA,
    NO_PROCESS,
    Application,
    Criticality,
    Evidence,
    Fact,
    Landscape,
    Organisation,
    Platform,
    Process,
    Protection,
    Team,
    Verdict,
    controls,
    criticality,
    protection,
)
from regie.landscape.vocabulary import CloudKind, EvidenceKind
from regie.reference_data.jurisdictions import Region, region_of

_NOT_PUBLIC = frozenset(
    {
        CloudKind.PRIVATE_EUROPEAN,
        CloudKind.GOVERNMENT_CLOUD,
        CloudKind.OWN_SERVER_ROOM,
        CloudKind.OPERATIONAL_TECHNOLOGY,
        CloudKind.SAAS_GOVERNMENT,
    }
)
_ALLOWED_REGIONS = frozenset({Region.NL, Region.EU, Region.EEA, Region.CH})


class Facts:
    """`autonomous` is the verdict of each application through its chain."""

    def __init__(self, landscape: Landscape, at: date, autonomous: Mapping[str, Verdict]) -> None:
        self.landscape = landscape
        self.at = at
        self.autonomous = autonomous

    def criticality_of(self, application: Application) -> Criticality:
        """How critical an application is."""
        return self._criticality.get(application.id, NO_PROCESS)

    def protection_of(self, application: Application) -> Protection:
        """The classes an application must meet."""
        return self._protection.get(application.id, NO_DATA)

    @cached_property
    def _criticality(self) -> Mapping[str, Criticality]:
        return criticality(self.landscape, self.at)

    @cached_property
    def _protection(self) -> Mapping[str, Protection]:
        return protection(self.landscape)

    @cached_property
    def public(self) -> Mapping[str, Verdict]:
        """Whether each platform is public cloud."""
        return {
            platform.id: Verdict.of(platform.kind.every(lambda kind: kind not in _NOT_PUBLIC))
            for platform in self.landscape.all(Platform)
        }

    @cached_property
    def within(self) -> Mapping[str, Verdict]:
        """Whether each platform is in countries that the rules allow."""
        return {platform.id: all_allowed(platform.locations) for platform in self.landscape.all(Platform)}

    @cached_property
    def mature(self) -> Mapping[str, Verdict]:
        """Whether each team is mature."""
        return {team.id: Verdict.of(team.mature.every(bool)) for team in self.landscape.all(Team)}

    @cached_property
    def primary(self) -> Mapping[str, Verdict]:
        """Whether each process is a primary one."""
        return {process.id: Verdict.of(process.primary.every(bool)) for process in self.landscape.all(Process)}

    @cached_property
    def evidence(self) -> Mapping[tuple[str, EvidenceKind], tuple[Evidence, ...]]:
        """Evidence by what it is about and its kind, as far as it has not, as far as is known, expired."""
        found: dict[tuple[str, EvidenceKind], list[Evidence]] = {}
        for one in self.landscape.all(Evidence):
            if one.valid_at(self.at) is not Verdict.NO:
                found.setdefault((one.about, one.kind), []).append(one)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def regions(self) -> Mapping[str, Region | None]:
        """The region of the seat of each organisation's ultimate parent; None when that is not certain."""
        found: dict[str, Region | None] = {}
        for id_, control in controls(self.landscape, self.at).items():
            ultimate = self.landscape.get(control.ultimate or "")
            seat = ultimate.seat.value_or(None) if isinstance(ultimate, Organisation) else None
            found[id_] = region_of(seat) if seat else None
        return found


def all_allowed(places: Fact[tuple[str, ...]]) -> Verdict:
    """Whether all places are in countries that the rules allow; a source that names no place at all says nothing."""
    if () in (places.candidates or ()):
        return Verdict.BETWEEN
    return Verdict.of(places.every(_allowed))


@cache
def _allowed(countries: tuple[str, ...]) -> bool:
    return all(region_of(country) in _ALLOWED_REGIONS for country in countries)
