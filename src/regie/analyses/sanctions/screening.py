"""Which organisations of a landscape are on a sanctions list, or may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from regie.analyses.sanctions.likeness import Likeness
from regie.landscape import Landscape, Organisation, controls
from regie.readers.sanctions import SanctionedEntity, SanctionsList

LEAST = 0.75
"""Proposals below this likeness are not shown; our own choice, on the safe side: a proposal only asks for a look."""

_SIGN = re.compile(r"[^0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Hit:
    """An organisation and an entity on the list. `number` is what both have, in which case it is certain; else `name`
    is the name on the list, and `likeness` runs from 0 to 1."""

    organisation: str
    entity: SanctionedEntity
    number: str = ""
    name: str = ""
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Screening:
    """`found` by number, `proposals` by name (never a fact), and `controlled`: by an organisation that was found, the
    organisations it controls or may control at the date."""

    landscape: Landscape
    at: date
    sanctions: SanctionsList
    screened: int
    found: tuple[Hit, ...]
    proposals: tuple[Hit, ...]
    controlled: dict[str, tuple[str, ...]]


def screen(landscape: Landscape, sanctions: SanctionsList, at: date, *, least: float = LEAST) -> Screening:
    """Compare every organisation of a landscape, owners among them, with the list."""
    found = tuple(_by_number(landscape, sanctions))
    sure = {hit.organisation for hit in found}
    proposals = sorted(
        (hit for hit in _by_name(landscape, sanctions, least) if hit.organisation not in sure),
        key=lambda hit: (-hit.likeness, hit.organisation, hit.entity.id),
    )
    control = controls(landscape, at)
    controlled = {
        id_: tuple(child for child, one in control.items() if any(link.owner == id_ for link in one.chain))
        for id_ in sorted(sure)
    }
    organisations = len(landscape.all(Organisation))
    return Screening(landscape, at, sanctions, organisations, found, tuple(proposals), controlled)


def _by_number(landscape: Landscape, sanctions: SanctionsList) -> Iterator[Hit]:
    """By LEI anywhere, by trade register number only when the list says it is a Dutch number."""
    by_number: dict[str, list[tuple[SanctionedEntity, str]]] = defaultdict(list)
    for entity in sanctions.entities:
        for one in entity.identifiers:
            by_number[_plain(one.number)].append((entity, one.country))
    for organisation in landscape.all(Organisation):
        for fact, countries in ((organisation.lei, None), (organisation.kvk, ("NL",))):
            for number in fact.candidates or ():
                for entity, country in by_number.get(_plain(number), ()):
                    if countries is None or country in countries:
                        yield Hit(organisation.id, entity, number=number)


def _plain(number: str) -> str:
    return _SIGN.sub("", number.upper())


def _by_name(landscape: Landscape, sanctions: SanctionsList, least: float) -> Iterator[Hit]:
    named = [(name, entity) for entity in sanctions.entities for name in entity.names]
    likeness = Likeness([name for name, _ in named])
    for organisation in landscape.all(Organisation):
        best: dict[str, Hit] = {}
        for mine in dict.fromkeys((organisation.name, *(organisation.legal_name.candidates or ()))):
            for number, score in likeness.of(mine).items():
                name, entity = named[number]
                if score >= least and (entity.id not in best or best[entity.id].likeness < score):
                    best[entity.id] = Hit(organisation.id, entity, name=name, likeness=score)
        yield from best.values()
