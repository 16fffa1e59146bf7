"""A list of things: searched, filtered, sorted and cut in pages by the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from regie.actions.keeping.rights import Actor, Permission
from regie.landscape import NOUN_BY_NAME, Field, Kind, fields
from regie.store.finding import CONTESTED, NOTHING, UNKNOWN, USUAL, facet_line, fold
from regie.store.models import Thing

__all__ = [
    "COMPUTED",
    "CONTESTED",
    "NOTHING",
    "UNKNOWN",
    "Listed",
    "Query",
    "every_thing",
    "filtered",
    "holds",
    "list_things",
]

COMPUTED = ("autonomous", "seal_low", "seal_high", "critical", "processes")
_LIGHT = ("key", "name", "cluster", "owner", "known", "computed", "facets")


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody wants to see. `filters` holds per field the values of which one must hold (`?`: unknown,
    `!`: contested, `-`: none). `sort` is a field, with `-` before it from high to low."""

    noun: str
    search: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "name"
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list, and how many there are in all."""

    things: Sequence[Thing]
    total: int
    page: int
    pages: int


def list_things(actor: Actor, query: Query, *, whole: bool = False) -> Listed:
    """The page asked for; a page past the end is the last one. Raises KeyError for a field the noun lacks.

    Of the things only what a list shows is read, unless they are wanted whole: their sources are not.
    """
    found = filtered(actor, query)
    total = found.count()
    pages = max(1, -(-total // query.size))
    page = min(max(1, query.page), pages)
    start = (page - 1) * query.size
    chosen = _sorted(found, query).values("id")[start : start + query.size]
    shown = _sorted(Thing.objects.filter(id__in=chosen), query)
    return Listed(list(shown if whole else shown.only(*_LIGHT)), total, page, pages)


def every_thing(actor: Actor, query: Query) -> QuerySet[Thing]:
    """All things of a query in its order, for an export of exactly what is seen."""
    return _sorted(filtered(actor, query), query)


def filtered(actor: Actor, query: Query, *, but: str = "") -> QuerySet[Thing]:
    """The things of a query, in no order; `but` leaves out the filter of one field."""
    actor.require(Permission.READ)
    found = Thing.objects.filter(municipality_id=actor.municipality, noun=query.noun)
    for word in fold(query.search).split():
        found = found.filter(holds("folded", word))
    for name, values in query.filters.items():
        _known(query.noun, name)
        if name != but:
            found = found.filter(_any_of("usual" if name in USUAL[query.noun] else "facets", name, values))
    return found


def _any_of(lines: str, name: str, values: Sequence[str]) -> Q:
    wanted = Q()
    for value in values:
        wanted |= Q(holds(lines, "\n" + facet_line(name, value)))
    return wanted


def holds(column: str, text: str) -> GreaterThan:
    """Whether a column has this text in it. Neither case nor patterns count, so that this is quicker than LIKE."""
    return GreaterThan(StrIndex(F(column), Value(text)), 0)


def _known(noun: str, name: str) -> Field | None:
    """The field of this name; None for something computed. Raises KeyError."""
    by_name = {one.name: one for one in fields(NOUN_BY_NAME[noun])}
    return None if name in COMPUTED and name not in by_name else by_name[name]


def _sorted(found: QuerySet[Thing], query: Query) -> QuerySet[Thing]:
    name = query.sort.removeprefix("-")
    if name == "name":  # which no row lacks, so that an index has it in this order
        return found.order_by(query.sort, "position")
    one = _known(query.noun, name)
    if one is not None and one.kind is Kind.REFERENCE:
        found, order = found.annotate(first=_name_of_first(one)), F("first")
    else:
        order = F(f"computed__{name}" if one is None else f"known__{name}")
    down = order.desc(nulls_last=True) if query.sort.startswith("-") else order.asc(nulls_last=True)
    return found.order_by(down, "position")


def _name_of_first(one: Field) -> Subquery:
    """What a field refers to sorts by its name, as it is read."""
    held = KeyTextTransform(one.name, OuterRef("known"))
    key = KeyTextTransform(0, held) if one.many else held
    named = Thing.objects.filter(municipality=OuterRef("municipality"), key=key)
    return Subquery(named.values("name")[:1])
