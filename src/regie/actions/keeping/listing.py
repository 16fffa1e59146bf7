"""A list of things: searched, filtered by facets, sorted and cut in pages by the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.fields.json import KT

from regie.actions.keeping.rights import Actor, Permission
from regie.landscape import NOUN_BY_NAME, Field, Kind, fields
from regie.store.models import Thing

UNKNOWN = "?"
COMPUTED = ("autonomous", "seal_low", "seal_high", "critical", "processes")
_FACETED = frozenset({Kind.CHOICE, Kind.YES_NO, Kind.COUNTRY})
_FACETED_TEXTS = frozenset({"cluster", "lot", "suppliers", "platform", "owner"})


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody wants to see. `filters` holds per field the values of which one must hold (`?`: unknown).
    `sort` is a field, with `-` before it from high to low."""

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


def facet_fields(noun: str) -> tuple[str, ...]:
    """The fields of a noun that make facets: choices, yes/no, countries, and a few by name."""
    own = [one.name for one in fields(NOUN_BY_NAME[noun]) if _faceted(one)]
    judged = ["autonomous"] if noun in ("application", "platform", "organisation") else []
    return (*judged, *(["critical"] if noun == "application" else []), *own)


def _faceted(one: Field) -> bool:
    return not one.plain and ((one.kind in _FACETED and not one.many) or one.name in _FACETED_TEXTS) and not one.many


def list_things(actor: Actor, query: Query) -> Listed:
    """The page asked for; a page past the end is the last one. Raises KeyError for a field the noun lacks."""
    found = _filtered(actor, query)
    total = found.count()
    pages = max(1, -(-total // query.size))
    page = min(max(1, query.page), pages)
    start = (page - 1) * query.size
    return Listed(list(_sorted(found, query)[start : start + query.size]), total, page, pages)


def every_thing(actor: Actor, query: Query) -> QuerySet[Thing]:
    """All things of a query in its order, for an export of exactly what is seen."""
    return _sorted(_filtered(actor, query), query)


def facets(actor: Actor, query: Query, names: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """Per field its values with counts, the most frequent first; a field's own filter does not narrow its counts."""
    return {name: _facet(actor, query, name) for name in names}


def _facet(actor: Actor, query: Query, name: str) -> list[tuple[str, int]]:
    others = {other: values for other, values in query.filters.items() if other != name}
    found = _filtered(actor, Query(query.noun, query.search, others))
    rows = found.annotate(value=KT(_path(query.noun, name))).values_list("value").annotate(n=Count("id")).order_by("-n")
    return [(UNKNOWN if value is None else _as_typed(value), n) for value, n in rows]


def _as_typed(value: Any) -> str:
    """Yes and no as JSON writes them, whatever the database makes of them."""
    if value in (True, "1", 1):
        return "true"
    return "false" if value in (False, "0", 0) else str(value)


def _path(noun: str, name: str) -> str:
    if name in COMPUTED:
        return f"computed__{name}"
    if name not in {one.name for one in fields(NOUN_BY_NAME[noun])}:
        raise KeyError(name)
    return f"known__{name}"


def _filtered(actor: Actor, query: Query) -> QuerySet[Thing]:
    actor.require(Permission.READ)
    found = Thing.objects.filter(municipality_id=actor.municipality, noun=query.noun)
    for word in query.search.casefold().split():
        found = found.filter(folded__contains=word)
    for name, values in query.filters.items():
        found = found.filter(_any_of(query.noun, name, values))
    return found


def _any_of(noun: str, name: str, values: Sequence[str]) -> Q:
    path = _path(noun, name)
    wanted = Q()
    for value in values:
        if value == UNKNOWN:
            column, _, key = path.partition("__")
            wanted |= ~Q(**{f"{column}__has_key": key})
        else:
            wanted |= Q(**{path: _typed(noun, name, value)})
    return wanted


def _typed(noun: str, name: str, value: str) -> Any:
    kinds = {one.name: one.kind for one in fields(NOUN_BY_NAME[noun])}
    return value == "true" if kinds.get(name) is Kind.YES_NO else value


def _sorted(found: QuerySet[Thing], query: Query) -> QuerySet[Thing]:
    name = query.sort.removeprefix("-")
    if name == "name":
        order = F("name").desc() if query.sort.startswith("-") else F("name").asc()
    else:
        path = F(_path(query.noun, name))
        order = path.desc(nulls_last=True) if query.sort.startswith("-") else path.asc(nulls_last=True)
    return found.order_by(order, "position")
