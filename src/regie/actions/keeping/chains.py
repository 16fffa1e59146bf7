"""The chain around one thing, from kept results; and finding the thing to start from. Reads only."""

from __future__ import annotations

from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import Shown
from regie.reports.chain import Picture, Wanted, walk
from regie.reports.chain.parts import BANDS
from regie.store.finding import fold
from regie.store.models import Result, Thing

_FOUND = 20


def chain_around(shown: Shown, key: str, wanted: Wanted | None = None) -> Picture:
    """The blocks and lines around a thing; empty when it has no links, or before the first results."""
    # pieces of links hold no messages, so they are walked as they are kept
    kept = Result.objects.filter(run=shown.run, kind="near")
    return walk(key, lambda keys: dict(kept.filter(key__in=list(keys)).values_list("key", "body")), wanted)


def find_start(shown: Shown, text: str) -> list[Thing]:
    """The things a person may mean by this text: the one with this key or name alone, else the first that hold it."""
    shown.actor.require(Permission.READ)
    things = Thing.objects.filter(municipality_id=shown.actor.municipality, noun__in=BANDS)
    exact = list(things.filter(key=text)) or list(things.filter(name=text)[:_FOUND])
    if exact:
        return exact
    for word in fold(text).split():
        things = things.filter(folded__contains=word)
    return list(things.order_by("name", "position")[:_FOUND])
