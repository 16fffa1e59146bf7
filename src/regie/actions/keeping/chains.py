"""The chain around one thing, from kept results; and finding the thing to start from. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import Shown
from regie.reports.chain import Picture, Wanted, walk
from regie.reports.chain.parts import BANDS
from regie.store.finding import fold
from regie.store.models import Result, Thing

_FOUND = 20
Near = Mapping[str, Any]
Judged = Callable[[str, Near], Near]
"""The links of a thing, to the same with verdicts of its own."""


def _as_kept(_: str, near: Near) -> Near:
    return near


def chain_around(shown: Shown, key: str, wanted: Wanted | None = None, judged: Judged = _as_kept) -> Picture:
    """The blocks and lines around a thing; empty when it has no links, or before the first results.

    `judged` may judge the things anew, as what a scenario stops.
    """
    # pieces of links hold no messages, so they are walked as they are kept
    kept = Result.objects.filter(run=shown.run, kind="near")

    def fetch(keys: Iterable[str]) -> Mapping[str, Near]:
        found = kept.filter(key__in=list(keys)).values_list("key", "body")
        return {id_: judged(id_, body) for id_, body in found}

    return walk(key, fetch, wanted)


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
