"""Put whole things, or several facts at once, as a program hands them over: each call one change set or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from regie.actions.keeping.changing import change
from regie.actions.keeping.performing import Performing, performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape import UNKNOWN, Change, Record
from regie.store.mapping import Data, Row, record_of, row_of
from regie.store.models import ChangeSet, Revision, Thing


@dataclass(frozen=True, slots=True)
class Amendment:
    """New values for some fields of one thing: `plain` and `facts` as rows hold them, a fact of None is unknown.

    `seen` is the version somebody looked at; None: whatever is here.
    """

    key: str
    plain: Data = field(default_factory=dict)
    facts: Mapping[str, Data | None] = field(default_factory=dict)
    seen: int | None = None


class _TriedError(Exception):
    """Ends a transaction of which nothing is to stay."""


def replace_thing(actor: Actor, record: Record, *, seen: int | None, why: str = "") -> ChangeSet | None:
    """Put this in the place of the thing with its key; None when it says the same.

    Raises NotThereError, ConflictError, NotAllowedError or InputFaults.
    """
    with performing(actor, Permission.EDIT, "edit", about=record.id, why=why) as doing:
        _found(doing, record.noun, [record.id])
        return change(doing, Change("replace", put=(record,)), seen={} if seen is None else {record.id: seen})


def amend(
    actor: Actor, noun: str, amendments: Sequence[Amendment], *, why: str = "", dry_run: bool = False
) -> tuple[ChangeSet | None, list[Revision]]:
    """Change fields of one or more things as one change set; gives back it and what it does to each thing.

    In a dry run nothing is kept. Raises NotThereError, ConflictError, NotAllowedError or InputFaults.
    """
    about = amendments[0].key if len(amendments) == 1 else str(len(amendments))
    made: ChangeSet | None = None
    try:
        action = "edit" if len(amendments) == 1 else "bulk_edit"
        with performing(actor, Permission.EDIT, action, about=about, why=why) as doing:
            found = _found(doing, noun, [one.key for one in amendments])
            wanted = Change("amend", put=tuple(_amended(record_of(found[one.key]), one) for one in amendments))
            seen = {one.key: one.seen for one in amendments if one.seen is not None}
            made = change(doing, wanted, seen=seen)
            revisions = list(made.revisions.order_by("id")) if made else []
            if dry_run:
                raise _TriedError
    except _TriedError:
        pass
    return made, revisions


def _found(doing: Performing, noun: str, keys: Sequence[str]) -> dict[str, Thing]:
    things = Thing.objects.filter(municipality=doing.municipality, noun=noun, key__in=keys)
    found = {thing.key: thing for thing in things}
    missing = sorted(set(keys) - found.keys())
    if missing:
        raise NotThereError(", ".join(missing))
    return found


def record_from(noun: str, data: Data) -> Record:
    """A whole thing as a program hands it over: key, plain, facts and source as a row holds them."""
    return record_of(Row(noun, data["key"], dict(data["plain"]), dict(data["facts"]), dict(data["source"])))


def _amended(record: Record, amendment: Amendment) -> Record:
    given: dict[str, Any] = {name: fact for name, fact in amendment.facts.items() if fact is not None}
    row = Row(record.noun, record.id, {**row_of(record).plain, **amendment.plain}, given, {})
    taken = record_of(row)
    new: dict[str, Any] = {name: getattr(taken, name) for name in (*amendment.plain, *given)}
    return replace(record, **{**dict.fromkeys(amendment.facts, UNKNOWN), **new})
