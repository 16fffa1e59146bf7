"""What does not fit together in a landscape whose single fields are sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from regie.landscape.contract import Contract
from regie.landscape.dataset import Dataset
from regie.landscape.dependency import Dependency
from regie.landscape.fact import UNKNOWN, Fact
from regie.landscape.faults import Severity
from regie.landscape.field import NONE, Field, Kind, fields
from regie.landscape.landscape import Landscape
from regie.landscape.links import dependant_of
from regie.landscape.nearest import Called, Nearest
from regie.landscape.nouns import NOUN_BY_NAME
from regie.landscape.organisation import Organisation, Ownership
from regie.landscape.protection import derived_bbn
from regie.landscape.reason import FactRef
from regie.landscape.record import NamedRecord, Record
from regie.locale import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not fit: at which field of which thing, what, and how to mend it."""

    at: FactRef
    what: Message
    mend: Message
    severity: Severity = Severity.ERROR


def problems(landscape: Landscape) -> tuple[Problem, ...]:
    """Everything that does not fit, in the order of the landscape."""
    found: list[Problem] = [*_references(landscape)]
    found.extend(_ownership(landscape))
    for contract in landscape.all(Contract):
        found.extend(_contract(contract))
    for dataset in landscape.all(Dataset):
        found.extend(_classification(dataset))
    found.extend(_groups(landscape))
    found.extend(_with_itself(landscape))
    return tuple(found)


def _references(landscape: Landscape) -> Iterator[Problem]:
    allowed = {
        nouns: frozenset(one.id for name in nouns for one in landscape.all(NOUN_BY_NAME[name])) | {NONE}
        for nouns in {field.refers_to for noun in NOUN_BY_NAME for field in _reference_fields(noun)}
    }
    wanted = {
        noun: [(field, allowed[field.refers_to]) for field in _reference_fields(name)]
        for name, noun in NOUN_BY_NAME.items()
    }
    for record in landscape.records:
        for field, ids in wanted[type(record)]:
            held = getattr(record, field.name)
            referred = (held,) if field.plain else () if held is UNKNOWN else _referred(held)
            # nearly every reference is sound: what kind of unsound it is, is asked of the others only
            if not ids.issuperset(referred) or record.id in referred:
                yield from _unsound(landscape, record, field, referred)


def _unsound(landscape: Landscape, record: Record, field: Field, referred: Sequence[str]) -> Iterator[Problem]:
    for id_ in referred:
        if id_ == NONE:
            continue
        other = landscape.get(id_)
        if other is None:
            yield _dangling(landscape, record, field, id_)
        elif other.noun not in field.refers_to:
            yield _wrong_noun(record, field, id_, other.noun)
        elif id_ == record.id:
            yield Problem(
                FactRef(record.id, field.name),
                Message("landscape.problem.itself", id=id_),
                Message("landscape.mend.itself"),
            )


def _with_itself(landscape: Landscape) -> Iterator[Problem]:
    """What owns or needs itself says nothing of who else does."""
    same = [(FactRef(one.id, "owner"), one.owner) for one in landscape.all(Ownership) if one.owner == one.organisation]
    same += [(FactRef(one.id, "target"), one.target) for one in landscape.all(Dependency) if one.target == one.subject]
    for at, id_ in same:
        what, mend = Message("landscape.problem.itself", id=id_), Message("landscape.mend.itself_row")
        yield Problem(at, what, mend, Severity.WARNING)


@cache
def _reference_fields(noun: str) -> tuple[Field, ...]:
    return tuple(field for field in fields(NOUN_BY_NAME[noun]) if field.kind is Kind.REFERENCE)


def _wrong_noun(record: Record, field: Field, id_: str, noun: str) -> Problem:
    what = Message("landscape.problem.wrong_noun", id=id_, noun=_noun(noun))
    return Problem(FactRef(record.id, field.name), what, Message("landscape.mend.wrong_noun", nouns=_nouns(field)))


def _dangling(landscape: Landscape, record: Record, field: Field, id_: str) -> Problem:
    nearest = landscape.remembered("nearest", lambda: Nearest(_called(landscape)))
    noun = nearest.noun_of(id_)
    if noun and noun not in field.refers_to:
        return _wrong_noun(record, field, id_, noun)
    return Problem(FactRef(record.id, field.name), *refers_to_nothing(id_, field, nearest))


def _called(landscape: Landscape) -> Iterator[Called]:
    """What can be referred to; a thing whose name did not fit still has its id."""
    return (Called(one.id, one.noun, one.name or "") for one in landscape.records if isinstance(one, NamedRecord))


def refers_to_nothing(text: str, field: Field, nearest: Nearest) -> tuple[Message, Message]:
    """What is wrong with a reference to nothing, and how to mend it: with what may be meant when anything is near."""
    names = nearest.to(text, field.refers_to)
    if names:
        mend = Message("landscape.mend.nearest", names=names, nouns=_nouns(field))
    else:
        mend = Message("landscape.mend.dangling", nouns=_nouns(field))
    return Message("landscape.problem.dangling", id=text), mend


def _nouns(field: Field) -> tuple[Message, ...]:
    return tuple(_noun(name) for name in field.refers_to)


def _noun(name: str) -> Message:
    return Message(f"landscape.noun.{name}.one")


def _referred(fact: Fact[Any]) -> Sequence[str]:
    if len(fact.claims) == 1 and not fact.overruled:  # as nearly all have
        value = fact.claims[0].value
        return value if isinstance(value, tuple) else (value,)
    found: list[str] = []
    for value in [claim.value for claim in fact.claims] + [claim.value for claim in fact.overruled]:
        if isinstance(value, tuple):
            found += value
        else:
            found.append(value)
    return found


def _ownership(landscape: Landscape) -> Iterator[Problem]:
    independent = {
        organisation.id for organisation in landscape.all(Organisation) if organisation.independent.every(bool)
    }
    for ownership in landscape.all(Ownership):
        since, until = ownership.since.value_or(None), ownership.until.value_or(None)
        if since and until and until < since:
            yield _dates(ownership.id, "until", since, until)
        now = landscape.as_of
        ended = now is not None and until is not None and until <= now
        ahead = now is not None and since is not None and since > now
        if ownership.organisation in independent and not ended and not ahead:
            yield Problem(
                FactRef(ownership.organisation, "independent"),
                Message(
                    "landscape.problem.independent",
                    organisation=landscape.name_of(ownership.organisation),
                    owner=landscape.name_of(ownership.owner),
                ),
                Message("landscape.mend.independent"),
                Severity.WARNING,
            )


def _groups(landscape: Landscape) -> Iterator[Problem]:
    """Alternatives that ask for different numbers of their group, or for more than there are."""
    groups: dict[tuple[str, str], list[Dependency]] = defaultdict(list)
    for one in landscape.all(Dependency):
        if one.group:
            groups[dependant_of(one), one.group].append(one)
    for (_, name), members in groups.items():
        asked = {one.needed.value: one for one in members if one.needed.known}
        mend = Message("landscape.mend.group", group=name)
        if len(asked) > 1:
            what = Message("landscape.problem.group_differs", group=name, numbers=tuple(sorted(asked)))
            yield Problem(FactRef(members[0].id, "needed"), what, mend)
        elif asked and max(asked) > len(members):
            what = Message("landscape.problem.group_too_small", group=name, needed=max(asked), members=len(members))
            yield Problem(FactRef(members[0].id, "needed"), what, mend)


def _contract(contract: Contract) -> Iterator[Problem]:
    start, end = contract.start.value_or(None), contract.end.value_or(None)
    if start and end and end < start:
        yield _dates(contract.id, "end", start, end)


def _dates(id_: str, field: str, first: date, second: date) -> Problem:
    return Problem(
        FactRef(id_, field),
        Message("landscape.problem.dates", first=first, second=second),
        Message("landscape.mend.dates"),
    )


def _classification(dataset: Dataset) -> Iterator[Problem]:
    given = dataset.bbn.value_or(None)
    if given is None:
        return
    derived = derived_bbn(dataset)
    if given not in derived:
        yield Problem(
            FactRef(dataset.id, "bbn"),
            Message("landscape.problem.bbn", given=given, derived=tuple(level.value for level in derived)),
            Message("landscape.mend.bbn"),
            Severity.WARNING,
        )
