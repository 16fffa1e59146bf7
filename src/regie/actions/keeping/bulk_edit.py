"""Give one field of many things the same value: looked at first, then done as one change set, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from regie.actions.keeping.changing import ConflictError, change
from regie.actions.keeping.history import ThingChange, thing_changes
from regie.actions.keeping.listing import Query, filtered
from regie.actions.keeping.performing import Performing, performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.typed import facts_from
from regie.landscape import NOUN_BY_NAME, Change, FactRef, Record, Source
from regie.store.mapping import record_of
from regie.store.models import ChangeSet, Thing


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be said of every chosen thing: the field, the value as typed, and who says so since when."""

    noun: str
    field: str
    text: str
    source: str
    day: date


@dataclass(frozen=True, slots=True)
class Chosen:
    """The things somebody chose: the versions they looked at, and the names of those they may not change."""

    seen: Mapping[str, int]
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What would change, thing by thing, and how many things have this value already."""

    changes: tuple[ThingChange, ...]
    same: int


def choose(actor: Actor, query: Query, keys: Sequence[str] | None = None) -> Chosen:
    """These things of a list, or without keys all things of it; what the actor may not change is left out and named."""
    found = filtered(actor, query)
    if keys is not None:
        found = found.filter(key__in=keys)
    seen, foreign = {}, []
    for thing in found.only("key", "name", "version", "cluster", "owner").order_by("name", "position"):
        if actor.may_edit(thing.cluster, thing.owner):
            seen[thing.key] = thing.version
        else:
            foreign.append(thing.name or thing.key)
    return Chosen(seen, tuple(foreign))


def try_bulk_edit(actor: Actor, given: Given, seen: Mapping[str, int]) -> Trial:
    """What `bulk_edit` would do: it is done, looked at and taken back, so that it cannot say anything else.

    Raises what `bulk_edit` raises.
    """
    with transaction.atomic():
        made = bulk_edit(actor, given, seen)
        changes = () if made is None else tuple(thing_changes(made))
        transaction.set_rollback(True)
    return Trial(changes, len(seen) - len(changes))


def bulk_edit(actor: Actor, given: Given, seen: Mapping[str, int], *, why: str = "") -> ChangeSet | None:
    """Give these things the value, as one change set; None when all have it already. Who has it keeps its source.

    `seen` holds the versions looked at. Raises ConflictError with all that changed since, NotAllowedError, or
    InputFaults with everything that does not fit; nothing is then changed.
    """
    about = f"{given.noun}.{given.field}"
    with performing(actor, Permission.EDIT, "bulk_edit", about=about, why=why) as doing:
        fact = facts_from(
            doing.municipality, NOUN_BY_NAME[given.noun], {given.field: given.text}, Source(given.source, given.day)
        )[given.field]
        records = _chosen(doing, given.noun, seen)
        touched = [one.id for one in records if getattr(one, given.field).candidates != fact.candidates]
        wanted = Change("bulk edit", facts=tuple((FactRef(key, given.field), fact) for key in touched))
        return change(doing, wanted, seen={key: seen[key] for key in touched})


def _chosen(doing: Performing, noun: str, seen: Mapping[str, int]) -> list[Record]:
    things = Thing.objects.filter(municipality=doing.municipality, noun=noun, key__in=seen).order_by("name", "position")
    found = [record_of(thing) for thing in things]
    gone = seen.keys() - {record.id for record in found}
    if gone:
        raise ConflictError(sorted(gone))
    return found
