"""Everything that can fall away by itself: every organisation, group, platform, data centre and country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from regie.analyses.failure.falling import falls_away
from regie.analyses.failure.scenario import Scenario
from regie.landscape import Landscape, Organisation, Platform, Verdict, controls


class SingleKind(Enum):
    """What kind of thing falls away. A group is an ultimate parent with everything it controls."""

    ORGANISATION = "organisation"
    GROUP = "group"
    PLATFORM = "platform"
    DATA_CENTRE = "data_centre"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Single:
    """One single failure: `key` is an id, the name of a data centre, or the code of a country; `gone` is what falls
    away by itself, surely or possibly."""

    kind: SingleKind
    key: str
    gone: Mapping[str, Verdict]


def singles(landscape: Landscape, at: date) -> tuple[Single, ...]:
    """Every single failure of which something falls away; a municipality itself is none, nor is its country."""
    return tuple(one for one in _singles(landscape, at) if one.gone)


def neighbours(landscape: Landscape) -> tuple[Single, ...]:
    """The municipalities in here, each as one that others may depend on; none where there are no others."""
    cities = landscape.municipalities if len(landscape.municipalities) > 1 else ()
    return tuple(Single(SingleKind.ORGANISATION, city.id, {city.id: Verdict.YES}) for city in cities)


def own_things(landscape: Landscape) -> Mapping[str, frozenset[str]]:
    """By municipality that others may depend on: what is of nobody but itself. When it falls away as their supplier,
    what that stops of its own does not count."""
    found: dict[str, set[str]] = {one.key: set() for one in neighbours(landscape)}
    for record in landscape.records if found else ():
        home = landscape.home_of(record)
        if len(home) == 1:
            found[next(iter(home))].add(record.id)
    return {city: frozenset(ids) for city, ids in found.items()}


def _singles(landscape: Landscape, at: date) -> Iterator[Single]:
    at_home = {municipality.id for municipality in landscape.municipalities}
    organisations = [one for one in landscape.all(Organisation) if one.id not in at_home]
    for organisation in organisations:
        yield Single(SingleKind.ORGANISATION, organisation.id, {organisation.id: Verdict.YES})
    for parent, gone in _groups(landscape, at, at_home).items():
        if len(gone) > 1:
            yield Single(SingleKind.GROUP, parent, gone)
    for platform in landscape.all(Platform):
        yield Single(SingleKind.PLATFORM, platform.id, {platform.id: Verdict.YES})
    for centre in _data_centres(landscape):
        yield Single(SingleKind.DATA_CENTRE, centre, falls_away(landscape, at, Scenario(centre, without=(centre,))))
    # a country does not keep its own municipalities from what they need
    home = {seat for municipality in landscape.municipalities for seat in municipality.seat.candidates or ()}
    seats = {seat for one in organisations for seat in one.seat.candidates or ()}
    for country in sorted(seats - home):
        gone = falls_away(landscape, at, Scenario(country, sanctioned=(country,)))
        yield Single(SingleKind.COUNTRY, country, gone)


def _groups(landscape: Landscape, at: date, at_home: set[str]) -> Mapping[str, Mapping[str, Verdict]]:
    found: dict[str, dict[str, Verdict]] = defaultdict(dict)
    for id_, control in controls(landscape, at).items():
        for parent in control.parents if id_ not in at_home else ():
            if parent not in at_home:
                found[parent][id_] = Verdict.YES if control.ultimate == parent else Verdict.BETWEEN
    return {parent: gone for parent, gone in found.items() if parent in landscape}


def _data_centres(landscape: Landscape) -> list[str]:
    said = (platform.data_centres.candidates or () for platform in landscape.all(Platform))
    return sorted({centre for candidates in said for names in candidates for centre in names} - _ids(landscape))


def _ids(landscape: Landscape) -> set[str]:
    return {record.id for record in landscape.records}
