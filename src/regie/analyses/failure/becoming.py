"""What a scenario that has become true changes in the landscape, as one named change.

Only what is for good and sure changes facts. Who falls away as a supplier stays as an organisation; what it did for us
is unknown again, so that it is asked who does it now, and its contracts end that day. A platform, application or
team that falls away is taken out, with the relations it had. A price that surely rises is written; a law is no fact of
the landscape.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from regie.analyses.failure.falling import falls_away
from regie.analyses.failure.prices import price_effect
from regie.analyses.failure.scenario import Duration, Scenario
from regie.analyses.failure.take_over import take_over_change
from regie.landscape import (
    UNKNOWN,
    Change,
    Claim,
    Contract,
    Dependency,
    Fact,
    FactRef,
    Kind,
    Landscape,
    NamedRecord,
    Organisation,
    Ownership,
    Platform,
    Record,
    Source,
    Verdict,
    fact_fields,
    fields,
    known,
)


def true_change(
    landscape: Landscape, at: date, scenario: Scenario, source: Source, also: tuple[Record, ...] = ()
) -> Change:
    """The change over the baseline when a scenario comes true at a date; `source` is who says that it did.

    `also` are records of buyers that the landscape does not have. What falls away for a time only changes nothing that
    a landscape holds. Raises KeyError for an organisation it lacks.
    """
    changed = landscape
    for one in scenario.taken_over:
        fresh = tuple(record for record in also if record.id not in changed)
        changed = changed.with_change(take_over_change(changed, at, one, fresh, source))
    if scenario.lasts is Duration.FOR_GOOD and scenario.stops_things:
        gone = {id_ for id_, verdict in falls_away(changed, at, scenario).items() if verdict is Verdict.YES}
        changed = changed.with_change(_gone(changed, at, gone, set(scenario.without), source))
    if scenario.price_rises:
        changed = changed.with_change(_dearer(changed, at, scenario, source))
    return _difference(scenario.name, landscape, changed)


def _gone(landscape: Landscape, at: date, gone: set[str], named: set[str], source: Source) -> Change:
    out = {id_ for id_ in gone if not isinstance(landscape[id_], Organisation)}
    relations = tuple(record.id for record in landscape.records if _leads_to(record, gone, out))
    facts = [
        (ref, fact)
        for record in landscape.records
        if record.id not in out and record.id not in relations
        for ref, fact in _without(record, gone)
    ]
    facts += [
        (FactRef(contract.id, "end"), known(at, source))
        for contract in landscape.all(Contract)
        if contract.supplier.value_or(None) in gone and contract.end.every(lambda end: end <= at) is not True
    ]
    facts += _centres(landscape, named, out)
    return Change("gone", remove=(*sorted(out), *relations), facts=tuple(facts))


def _leads_to(record: Record, gone: set[str], out: set[str]) -> bool:
    """Whether a relation ends: it needs or describes what is gone. Who owns whom stays as it is."""
    if isinstance(record, Dependency):
        return bool({record.subject, record.target} & gone)
    if isinstance(record, NamedRecord | Ownership):
        return False
    ends = {getattr(record, field.name) for field in fields(type(record)) if field.kind is Kind.REFERENCE}
    return any(isinstance(end, str) and end in out for end in ends)


def _without(record: Record, gone: set[str]) -> Iterator[tuple[FactRef, Fact[Any]]]:
    """The facts of a thing that name what is gone, without it: unknown when nothing else is left."""
    for field in fact_fields(type(record)):
        held: Fact[Any] = getattr(record, field.name)
        if field.kind is not Kind.REFERENCE or (isinstance(record, Contract) and field.name == "supplier"):
            continue
        kept = [claim for claim in (_spared(claim, gone) for claim in held.claims) if claim is not None]
        if tuple(kept) != held.claims:
            yield FactRef(record.id, field.name), Fact(tuple(kept), held.asked, held.overruled) if kept else UNKNOWN


def _spared(claim: Claim[Any], gone: set[str]) -> Claim[Any] | None:
    if not isinstance(claim.value, tuple):
        return None if claim.value in gone else claim
    left = tuple(id_ for id_ in claim.value if id_ not in gone)
    if left == claim.value:
        return claim
    return dataclasses.replace(claim, value=left) if left else None


def _centres(landscape: Landscape, named: set[str], out: set[str]) -> Iterator[tuple[FactRef, Fact[Any]]]:
    for platform in landscape.all(Platform):
        centres = platform.data_centres
        if platform.id not in out and any(named.intersection(names) for names in centres.candidates or ()):
            kept = tuple(_spared(claim, named) for claim in centres.claims)
            yield FactRef(platform.id, "data_centres"), Fact(tuple(claim for claim in kept if claim is not None))


def _dearer(landscape: Landscape, at: date, scenario: Scenario, source: Source) -> Change:
    facts = tuple(
        (one.fact, known(one.cost.high * (1 + one.share), source))
        for one in price_effect(landscape, at, scenario.price_rises).dearer
        if one.extra.low > 0 and one.cost.exact
    )
    return Change("dearer", facts=facts)


def _difference(name: str, old: Landscape, new: Landscape) -> Change:
    """One change that gives the same as all steps together."""
    before: Mapping[str, Record] = {record.id: record for record in old.records}
    remove = tuple(id_ for id_ in before if id_ not in new)
    put = tuple(record for record in new.records if before.get(record.id) != record)
    return Change(name, remove=remove, put=put)
