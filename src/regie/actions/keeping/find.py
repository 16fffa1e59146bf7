"""Find anything by a few words, whatever its noun: the best match first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber, StrIndex
from django.db.models.lookups import GreaterThan

from regie.actions.keeping.rights import Actor, Permission
from regie.landscape import NOUNS
from regie.store.finding import fold
from regie.store.models import Thing


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that matches; `best` from 0 (its id or name exactly) to 3 (somewhere in it)."""

    noun: str
    key: str
    name: str
    best: int


@dataclass(frozen=True, slots=True)
class Group:
    """What matches of one noun: the first so many, the best first, and how many there are in all."""

    noun: str
    found: tuple[Found, ...]
    total: int


def find(actor: Actor, text: str, *, most: int = 8) -> tuple[Group, ...]:
    """Things of all nouns that hold every word of a text, blind to case, accents and punctuation.

    The order: id or name exactly, then begins with the text, then a word begins with it, then the rest. The noun with
    the best match comes first.
    """
    actor.require(Permission.READ)
    wanted = fold(text)
    if not wanted:
        return ()
    matching = Thing.objects.filter(municipality_id=actor.municipality)
    for word in wanted.split():
        matching = matching.filter(folded__contains=word)
    totals = dict(matching.values_list("noun").annotate(n=Count("*")).order_by())
    groups: dict[str, list[Found]] = {}
    for noun, key, name, best in _ranked(matching, wanted, most):
        groups.setdefault(noun, []).append(Found(noun, key, name or key, best))
    order = {noun.noun: place for place, noun in enumerate(NOUNS)}
    ordered = sorted(groups, key=lambda noun: (groups[noun][0].best, order[noun]))
    return tuple(Group(noun, tuple(groups[noun]), totals[noun]) for noun in ordered)


def _ranked(matching: QuerySet[Thing], wanted: str, most: int) -> QuerySet[Thing, tuple[str, str, str, int]]:
    marks = (f"\n{wanted}\n", f"\n{wanted}", f" {wanted}")
    best = Case(
        *(When(GreaterThan(StrIndex(F("folded"), Value(mark)), 0), then=place) for place, mark in enumerate(marks)),
        default=len(marks),
        output_field=IntegerField(),
    )
    placed = matching.annotate(best=best).annotate(
        place=Window(RowNumber(), partition_by=F("noun"), order_by=(F("best").asc(), F("name").asc(), F("key").asc()))
    )
    return placed.filter(place__lte=most).order_by("best", "name", "key").values_list("noun", "key", "name", "best")
