"""A law that falls away: personal data may no longer stand where only an adequacy decision allows it (GDPR, art. 45).

Data stands in a country when what keeps it, or what that runs on, is said to stand there. When it is only handled from
there, by a supplier, operator or sub-processor seated there or with staff there, a transfer is possible. Whether
another ground holds (contract clauses, art. 46) is for a lawyer; so this says what to look at, not what is forbidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from regie.analyses.failure.why import chain_words
from regie.landscape import (
    SUPPLY_KINDS,
    Application,
    Chain,
    Dataset,
    Fact,
    FactRef,
    Landscape,
    LinkKind,
    Organisation,
    Platform,
    Verdict,
)
from regie.landscape.vocabulary import Privacy
from regie.locale import Message
from regie.reference_data.jurisdictions import Adequacy

_KINDS = (SUPPLY_KINDS - {LinkKind.OWNED_BY}) | {LinkKind.STORED_IN}


@dataclass(frozen=True, slots=True)
class Displaced:
    """A dataset that may no longer stand, or be handled, where it is: `thing` is what stands in the country or who
    handles it from there. Surely when data about people surely stands there; else possibly. `facts` say so."""

    dataset: str
    law: str
    country: str
    thing: str
    surely: Verdict
    why: Message
    facts: tuple[FactRef, ...]


def displaced_data(landscape: Landscape, at: date, gone: Sequence[Adequacy]) -> tuple[Displaced, ...]:
    """Every dataset that stands or is handled where one of these decisions allowed it; what is sure first."""
    found = [
        one for law in gone for dataset in landscape.all(Dataset) for one in _displaced(landscape, at, law, dataset)
    ]
    return tuple(sorted(found, key=lambda one: (one.surely is not Verdict.YES, one.dataset, one.thing)))


def _displaced(landscape: Landscape, at: date, law: Adequacy, dataset: Dataset) -> Iterator[Displaced]:
    personal = Verdict.of(dataset.privacy.every(lambda one: one is not Privacy.NO_PERSONAL_DATA))
    if personal is Verdict.NO:
        return
    chain = Chain.of(landscape, at, _KINDS)
    for id_ in chain.closure(dataset.id):
        there, field = _there(landscape, id_, law.country)
        if there is Verdict.NO:
            continue
        path = chain.path(dataset.id, id_)
        sure = personal is Verdict.YES and there is Verdict.YES and all(link.sure for link in path)
        yield Displaced(
            dataset.id,
            law.id,
            law.country,
            id_,
            Verdict.YES if sure else Verdict.BETWEEN,
            Message(f"failure.law.{field}", chain=chain_words(landscape, path), country=law.country),
            (FactRef(dataset.id, "privacy"), *(link.fact for link in path), FactRef(id_, field)),
        )


def _there(landscape: Landscape, id_: str, country: str) -> tuple[Verdict, str]:
    """Whether a thing stands in a country (yes), somebody handles data from there (between), and the fact that says
    so. What nobody said is no ground to move data: it is asked elsewhere."""
    match landscape.get(id_):
        case Application() | Platform() as thing:
            return _among(thing.locations, country), "locations"
        case Organisation() as one:
            if _among(one.staff_locations, country) is not Verdict.NO:
                return Verdict.BETWEEN, "staff_locations"
            seated = any(seat == country for seat in one.seat.candidates or ())
            return (Verdict.BETWEEN if seated else Verdict.NO), "seat"
    return Verdict.NO, ""


def _among(said: Fact[tuple[str, ...]], country: str) -> Verdict:
    holds = [country in places for places in said.candidates or ()]
    if not any(holds):
        return Verdict.NO
    return Verdict.YES if all(holds) else Verdict.BETWEEN
