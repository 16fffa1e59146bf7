"""The records that speak of one thing: contracts, evidence, decisions, dependencies and ownerships. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, Value
from django.db.models.functions import StrIndex

from regie.actions.keeping.shown import Shown
from regie.store.finding import as_facet
from regie.store.models import Thing

SPEAKING = ("contract", "evidence", "deviation", "dependency", "ownership")
"""Nouns that are about other things."""


MOST = 50


@dataclass(frozen=True, slots=True)
class Speaking:
    """The first records of a noun that refer to a thing, and how many there are more."""

    things: list[Thing]
    more: int


def speaking_of(shown: Shown, key: str) -> Mapping[str, Speaking]:
    """Per noun the records that refer to this thing in any of their fields; of a municipality that can be hundreds."""
    things = Thing.objects.filter(municipality_id=shown.actor.municipality, noun__in=SPEAKING).exclude(key=key)
    line = Value(f"={as_facet(key)}\n")
    ids: dict[str, list[int]] = {noun: [] for noun in SPEAKING}
    told = things.annotate(at=StrIndex(F("facets"), line)).filter(at__gt=0).order_by("position")
    for noun, id_ in told.values_list("noun", "id"):
        ids[noun].append(id_)
    whole = Thing.objects.in_bulk([id_ for held in ids.values() for id_ in held[:MOST]])
    return {noun: Speaking([whole[id_] for id_ in held[:MOST]], max(0, len(held) - MOST)) for noun, held in ids.items()}
