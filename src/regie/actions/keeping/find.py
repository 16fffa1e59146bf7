"""Find anything by a few words, whatever its noun: the best match first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber, StrIndex, Substr
from django.db.models.lookups import GreaterThan, LessThan

from regie.actions.keeping.listing import holds
from regie.actions.keeping.rights import Actor, Permission
from regie.landscape import NOUNS
from regie.store.finding import fold
from regie.store.models import Thing


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that matches; `best` from 0 (its id or name exactly) to 5 (somewhere in what is said of it)."""

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

    The order: id or name exactly, then begins with the text, then a word of it begins with the text, then has it; then
    what has another name or value that is the text, then the rest. The noun with the best match comes first.
    """
    actor.require(Permission.READ)
    wanted = fold(text)
    if not wanted:
        return ()
    matching = Thing.objects.filter(municipality_id=actor.municipality)
    for word in wanted.split():
        matching = matching.filter(holds("folded", word))
    groups: dict[str, list[Found]] = {}
    totals: dict[str, int] = {}
    for noun, key, name, best, total in _ranked(matching, wanted, most):
        groups.setdefault(noun, []).append(Found(noun, key, name or key, best))
        totals[noun] = total
    order = {noun.noun: place for place, noun in enumerate(NOUNS)}
    ordered = sorted(groups, key=lambda noun: (groups[noun][0].best, order[noun]))
    return tuple(Group(noun, tuple(groups[noun]), totals[noun]) for noun in ordered)


def _ranked(matching: QuerySet[Thing], wanted: str, most: int) -> QuerySet[Thing, tuple[str, str, str, int, int]]:
    """Noun, key, name and rank of the first of each noun, and how many of it there are: rows are gone through once."""
    marks = (f"\n{wanted}\n", f"\n{wanted}", f" {wanted}", wanted)
    best = Case(
        *(When(_named(mark), then=place) for place, mark in enumerate(marks)),
        When(holds("folded", marks[0]), then=len(marks)),
        default=len(marks) + 1,
        output_field=IntegerField(),
    )
    first = (F("best").asc(), F("name").asc(), F("key").asc())
    placed = matching.annotate(best=best).annotate(
        place=Window(RowNumber(), partition_by=F("noun"), order_by=first),
        total=Window(Count("*"), partition_by=F("noun")),
    )
    ranked = placed.filter(place__lte=most).order_by("best", "name", "key")
    return ranked.values_list("noun", "key", "name", "best", "total")


def _named(mark: str) -> Q:
    """Whether the id or name holds this: these are the first two lines of what is searched."""
    at = StrIndex(F("folded"), Value(mark))
    after_id = StrIndex(Substr("folded", 2), Value("\n")) + 1
    after_name = after_id + StrIndex(Substr("folded", after_id + 1), Value("\n"))
    return Q(GreaterThan(at, 0)) & Q(LessThan(at, after_name))
