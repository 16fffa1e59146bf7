"""What falls away by itself in a scenario: surely, or possibly because a fact is unknown or contested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from regie.analyses.failure.scenario import Scenario
from regie.landscape import (
    Application,
    Control,
    Fact,
    Landscape,
    LinkKind,
    Organisation,
    Platform,
    Verdict,
    controls,
    links,
)
from regie.landscape.vocabulary import KeyHolder

_NOWHERE = ""
_HOLDS = {
    KeyHolder.SUPPLIER_ONLY: Verdict.YES,
    KeyHolder.SUPPLIER_FIRST: Verdict.BETWEEN,
    KeyHolder.SHARED: Verdict.BETWEEN,
    KeyHolder.CUSTOMER_FIRST: Verdict.NO,
    KeyHolder.CUSTOMER_ONLY: Verdict.NO,
}


def falls_away(landscape: Landscape, at: date, scenario: Scenario) -> Mapping[str, Verdict]:
    """What falls away by itself: yes, or between when it cannot be said. What surely stands is left out."""
    found: dict[str, Verdict] = {}
    for id_, verdict in (
        *((id_, Verdict.YES) for id_ in scenario.without if id_ in landscape),
        *_data_centres(landscape, scenario),
        *(pair for country in scenario.sanctioned for pair in under_sanction(landscape, at, country)),
        *(pair for holder in scenario.keys_refused for pair in _locked(landscape, at, holder)),
    ):
        if verdict is not Verdict.NO and found.get(id_) is not Verdict.YES:
            found[id_] = verdict
    return found


def under_sanction(landscape: Landscape, at: date, country: str) -> Iterator[tuple[str, Verdict]]:
    """Organisations that fall under a country: seated there, said to be under its jurisdiction, or controlled from
    there. Between when a seat or an owner is unknown."""
    for id_, (elsewhere, named) in _reach(landscape, at).items():
        verdict = named.get(country, elsewhere)
        if verdict is not Verdict.NO:
            yield id_, verdict


def _reach(landscape: Landscape, at: date) -> Mapping[str, tuple[Verdict, Mapping[str, Verdict]]]:
    """Per organisation whether it falls under a country that none of its facts name, and under each that they do."""
    return landscape.remembered(("under_sanction", at), lambda: _reach_of(landscape, at))


def _reach_of(landscape: Landscape, at: date) -> Mapping[str, tuple[Verdict, Mapping[str, Verdict]]]:
    control = controls(landscape, at)
    at_home = {municipality.id for municipality in landscape.municipalities}
    found = {}
    for one in landscape.all(Organisation):
        if one.id in at_home:
            continue
        parents = [landscape.get(id_) for id_ in control[one.id].parents]
        seats = [each.seat.candidates or () for each in (one, *parents) if isinstance(each, Organisation)]
        named = {*chain(*seats), *chain(*(one.jurisdictions.candidates or ()))}
        verdicts = {country: _under(landscape, one, control[one.id], country) for country in named}
        found[one.id] = (_under(landscape, one, control[one.id], _NOWHERE), verdicts)
    return found


def _under(landscape: Landscape, organisation: Organisation, control: Control, country: str) -> Verdict:
    own = Verdict.some((_is(organisation.seat, country), _among(organisation.jurisdictions, country)))
    parents = [_seated(landscape, parent, country) for parent in control.parents if parent != organisation.id]
    if not control.complete:
        parents.append(Verdict.BETWEEN)
    if len(control.parents) > 1 and Verdict.some(parents) is not Verdict.NO:
        parents = [Verdict.BETWEEN]  # one of several may control it; which one is not known
    return Verdict.some((own, *parents))


def _seated(landscape: Landscape, id_: str, country: str) -> Verdict:
    parent = landscape.get(id_)
    return _is(parent.seat, country) if isinstance(parent, Organisation) else Verdict.BETWEEN


def _is(fact: Fact[str], value: str) -> Verdict:
    return Verdict.of(fact.every(lambda one: one == value))


def _among(fact: Fact[tuple[str, ...]], value: str) -> Verdict:
    """An empty field says nothing here: the seat decides."""
    return Verdict.of(fact.every(lambda many: value in many)) if fact.claims else Verdict.NO


def _data_centres(landscape: Landscape, scenario: Scenario) -> Iterator[tuple[str, Verdict]]:
    """A platform stops with its only data centre; with one of several it may go on in the others."""
    lost = set(scenario.without)
    for platform in landscape.all(Platform):
        centres = platform.data_centres.candidates or ()
        if any(lost.intersection(names) for names in centres):
            sure = all(names and lost.issuperset(names) for names in centres)
            yield platform.id, Verdict.YES if sure else Verdict.BETWEEN


def _locked(landscape: Landscape, at: date, holder: str) -> Iterator[tuple[str, Verdict]]:
    """What a supplier or operator holds the keys of."""
    hands = (LinkKind.SUPPLIED_BY, LinkKind.OPERATED_BY)
    for link in links(landscape, at):
        if link.provider == holder and link.kind in hands:
            thing = landscape.get(link.dependant)
            if isinstance(thing, Application | Platform):
                held = [_HOLDS[one] for one in thing.key_holder.candidates or ()] or [Verdict.BETWEEN]
                agreed = held[0] if len(set(held)) == 1 else Verdict.BETWEEN
                yield thing.id, agreed if link.sure else Verdict.every((agreed, Verdict.BETWEEN))
