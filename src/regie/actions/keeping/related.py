"""The records that speak of one thing: contracts, evidence, decisions, dependencies and ownerships. Reads only."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F, Value
from django.db.models.functions import StrIndex

from regie.actions.keeping.shown import Shown
from regie.store.finding import as_facet
from regie.store.models import Thing

SPEAKING = ("contract", "evidence", "deviation", "dependency", "ownership")
"""Nouns that are about other things."""


def speaking_of(shown: Shown, key: str) -> Mapping[str, list[Thing]]:
    """Per noun the records that refer to this thing in any of their fields."""
    things = Thing.objects.filter(municipality_id=shown.actor.municipality, noun__in=SPEAKING).exclude(key=key)
    found: dict[str, list[Thing]] = {noun: [] for noun in SPEAKING}
    line = Value(f"={as_facet(key)}\n")
    for thing in things.annotate(at=StrIndex(F("facets"), line)).filter(at__gt=0).order_by("position"):
        found[thing.noun].append(thing)
    return found
