"""What changed, by whom and why: all change sets, one whole, and the history of one thing. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape import NOUN_BY_NAME, NamedRecord, Record, fields
from regie.store.mapping import Row, record_of
from regie.store.models import ChangeSet, Revision

_PAGE = 50
_THINGS = 12


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as records hold it: a plain value, or a fact. None on a side where nothing was."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ThingChange:
    """What a change set did to one thing; `kind` is added, changed or removed, `revision` holds both states whole."""

    change_set: ChangeSet
    revision: Revision
    noun: str
    key: str
    name: str
    kind: str
    fields: tuple[FieldChange, ...]


def change_sets(actor: Actor, page: int = 1) -> tuple[Sequence[ChangeSet], int]:
    """A page of change sets, the newest first, and the number of pages."""
    actor.require(Permission.READ)
    found = ChangeSet.objects.filter(municipality_id=actor.municipality).select_related("entry", "undone_by", "undoes")
    pages = max(1, -(-found.count() // _PAGE))
    start = (min(max(1, page), pages) - 1) * _PAGE
    return list(found[start : start + _PAGE]), pages


def change_set(actor: Actor, version: int, page: int = 1) -> tuple[ChangeSet, list[ThingChange], int]:
    """One change set, a page of what it did to each thing, and the number of pages. Raises NotThereError."""
    found, revisions, pages = revisions_of(actor, version, page, size=_THINGS)
    return found, [_thing_change(found, revision) for revision in revisions], pages


def revisions_of(actor: Actor, version: int, page: int = 1, *, size: int) -> tuple[ChangeSet, Sequence[Revision], int]:
    """One change set, a page of the states of its things before and after, and the pages. Raises NotThereError."""
    actor.require(Permission.READ)
    found = (
        ChangeSet.objects.filter(municipality_id=actor.municipality, version=version)
        .select_related("entry", "undone_by", "undoes")
        .first()
    )
    if found is None:
        raise NotThereError(str(version))
    pages = max(1, -(-found.revisions.count() // size))
    start = (min(max(1, page), pages) - 1) * size
    return found, list(found.revisions.order_by("id")[start : start + size]), pages


def thing_changes(made: ChangeSet) -> list[ThingChange]:
    """What a change set did to each of its things."""
    return [_thing_change(made, revision) for revision in made.revisions.order_by("id")]


def history(actor: Actor, key: str) -> list[ThingChange]:
    """Everything that ever happened to one thing, the newest first."""
    actor.require(Permission.READ)
    revisions = Revision.objects.filter(key=key, change_set__municipality_id=actor.municipality)
    ordered = revisions.select_related("change_set__entry", "change_set__undone_by").order_by("-change_set__version")
    return [_thing_change(revision.change_set, revision) for revision in ordered]


def _thing_change(made: ChangeSet, revision: Revision) -> ThingChange:
    before = record_of(Row.from_data(revision.before)) if revision.before else None
    after = record_of(Row.from_data(revision.after)) if revision.after else None
    kind = "added" if before is None else "removed" if after is None else "changed"
    named = after or before
    name = named.name if isinstance(named, NamedRecord) else revision.key
    return ThingChange(
        made, revision, revision.noun, revision.key, name, kind, field_changes(revision.noun, before, after)
    )


def field_changes(noun: str, before: Record | None, after: Record | None) -> tuple[FieldChange, ...]:
    """The fields that differ between two states of a thing; of a thing added or removed, those that say something."""
    found = []
    for one in fields(NOUN_BY_NAME[noun]):
        old, new = getattr(before, one.name, None), getattr(after, one.name, None)
        if old != new and ((before is not None and after is not None) or _says(old) or _says(new)):
            found.append(FieldChange(one.name, old, new))
    return tuple(found)


def _says(held: Any) -> bool:
    return bool(getattr(held, "claims", held))
