"""Change facts of one thing, as a person types them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from regie.actions.keeping.changing import change
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.typed import facts_from
from regie.landscape import NOUN_BY_NAME, Change, FactRef, Source, nobody_knows
from regie.store.models import ChangeSet, Thing


def edit(
    actor: Actor,
    key: str,
    typed: Mapping[str, str],
    *,
    source: str,
    day: date,
    seen: int | None = None,
    why: str = "",
) -> ChangeSet | None:
    """Give fields of a thing a new value: one claim each, with this source and day. An empty text makes it unknown.

    `seen` is the version of the thing the person looked at. Raises NotThereError, ConflictError,
    NotAllowedError, or InputFaults with every field that does not fit.
    """
    with performing(actor, Permission.EDIT, "edit", about=key, why=why) as doing:
        thing = Thing.objects.filter(municipality=doing.municipality, key=key).first()
        if thing is None:
            raise NotThereError(key)
        facts = facts_from(doing.municipality, NOUN_BY_NAME[thing.noun], typed, Source(source, day))
        wanted = Change("edit", facts=tuple((FactRef(key, name), fact) for name, fact in facts.items()))
        return change(doing, wanted, seen={} if seen is None else {key: seen})


def note_nobody_knows(
    actor: Actor, key: str, field: str, *, who: str, day: date, seen: int | None = None
) -> ChangeSet | None:
    """Make a fact unknown, with who was asked and did not know, and when. Raises as `edit` does."""
    with performing(actor, Permission.EDIT, "nobody_knows", about=key) as doing:
        fact = nobody_knows(Source(who, day))
        wanted = Change("nobody knows", facts=((FactRef(key, field), fact),))
        return change(doing, wanted, seen={} if seen is None else {key: seen})
