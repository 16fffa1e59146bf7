"""Add one thing to the landscape, or take one away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from regie.actions.keeping.changing import change
from regie.actions.keeping.performing import Performing, performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.typed import facts_from, plain_from
from regie.landscape import NOUN_BY_NAME, Change, Field, Record, Source, fields
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.store.finding import fold
from regie.store.models import ChangeSet, Municipality, Thing

_SETTLES_WHOSE = ("cluster", "owner")


class ThereAlreadyError(Exception):
    """There is a thing with this key."""


def fields_to_add(noun: type[Record]) -> tuple[Field, ...]:
    """What a new thing needs: its plain fields, and what settles whose it is."""
    return tuple(one for one in fields(noun) if one.plain or one.name in _SETTLES_WHOSE)


def add(actor: Actor, record: Record, *, why: str = "") -> ChangeSet | None:
    """Add a thing. Raises ThereAlreadyError, NotAllowedError when it would not be this actor's to keep, or InputFaults
    with everything that does not fit."""
    with performing(actor, Permission.EDIT, "add", about=record.id, why=why) as doing:
        if _taken(doing, record.id):
            raise ThereAlreadyError(record.id)
        return change(doing, Change("add", put=(record,)))


def add_typed(
    actor: Actor, noun: str, typed: Mapping[str, str], *, source: str, day: date
) -> tuple[str, ChangeSet | None]:
    """Add a thing as somebody typed it; gives back its id, made from its name when none is typed.

    Raises InputFaults with every field that does not fit, and what `add` raises.
    """
    kind = NOUN_BY_NAME[noun]
    with performing(actor, Permission.EDIT, "add", about=noun) as doing:
        values = {**typed, "id": typed.get("id", "").strip() or _new_id(doing.municipality, noun, typed)}
        faults: list[Fault] = []
        plain = _all_of(faults, lambda: plain_from(doing.municipality, kind, values))
        facts = {name: text for name, text in typed.items() if name in _SETTLES_WHOSE and text.strip()}
        given = _all_of(faults, lambda: facts_from(doing.municipality, kind, facts, Source(source, day)))
        if _taken(doing, values["id"]):
            faults.append(Fault(Place("", column="id"), Message("adding.fault.taken"), Message("adding.mend.taken")))
        if faults:
            raise InputFaults(faults)
        record = kind(source=Source(source, day), **plain, **given)
        return record.id, change(doing, Change("add", put=(record,)))


def remove(actor: Actor, key: str, *, noun: str = "", seen: int | None = None, why: str = "") -> ChangeSet | None:
    """Take a thing away; of this noun only, when one is given.

    Raises InputFaults with every place that refers to it, ConflictError, NotThereError.
    """
    with performing(actor, Permission.EDIT, "remove", about=key, why=why) as doing:
        found = Thing.objects.filter(municipality=doing.municipality, key=key)
        if not (found.filter(noun=noun) if noun else found).exists():
            raise NotThereError(key)
        return change(doing, Change("remove", remove=(key,)), seen={} if seen is None else {key: seen})


def _taken(doing: Performing, key: str) -> bool:
    return Thing.objects.filter(municipality=doing.municipality, key=key).exists()


def _all_of(faults: list[Fault], read: Any) -> dict[str, Any]:
    """What reading gives, or its faults with the others."""
    try:
        found: dict[str, Any] = read()
    except InputFaults as refused:
        faults.extend(refused.faults)
        return {}
    return found


def _new_id(municipality: Municipality, noun: str, typed: Mapping[str, str]) -> str:
    """A readable id that is free: the words of the name, and a number when they are taken."""
    base = "-".join(fold(typed.get("name", "")).split())[:80] or noun
    taken = set(Thing.objects.filter(municipality=municipality, key__startswith=base).values_list("key", flat=True))
    number, found = 2, base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found
