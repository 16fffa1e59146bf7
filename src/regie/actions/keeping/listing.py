"""A list of things: searched, filtered by facets, sorted and cut in pages by the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, QuerySet

from regie.actions.keeping.rights import Actor, Permission
from regie.landscape import NOUN_BY_NAME, Kind, fields
from regie.store.models import Thing

UNKNOWN = "?"
COMPUTED = ("autonomous", "seal_low", "seal_high", "critical", "processes")
_FACETS: Mapping[str, tuple[str, ...]] = {
    "application": ("autonomous", "critical", "cluster", "service_model", "lifecycle", "time_class", "platform"),
    "platform": ("autonomous", "kind", "service", "key_holder", "haven"),
    "process": ("cluster", "critical", "primary"),
    "dataset": ("cluster", "bbn", "privacy", "role", "base_registry"),
    "organisation": ("autonomous", "kind", "seat", "independent"),
    "ownership": ("control",),
    "team": ("cluster", "mature"),
    "contract": ("lot", "cluster", "supplier"),
    "dependency": ("kind", "tested"),
    "evidence": ("kind", "strength"),
    "deviation": ("model", "outcome"),
}


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


def facet_fields(noun: str, asked: Iterable[str] = ()) -> tuple[str, ...]:
    """The usual facets of a noun, and the other fields somebody filters by."""
    return tuple(dict.fromkeys((*_FACETS[noun], *asked)))


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
    """Per field its values with counts, the most frequent first; a field's own filter does not narrow its counts.

    Counted here and not by the database: one pass over the rows answers all facets, where asking for each field would
    take the database one pass a field. Raises KeyError for a field the noun lacks.
    """
    columns = {name: _path(query.noun, name).partition("__")[0] for name in (*names, *query.filters)}
    counted: dict[str, Counter[str]] = {name: Counter() for name in names}
    for known, computed in _searched(actor, query).values_list("known", "computed"):
        values = {
            name: _as_text((known if column == "known" else computed).get(name)) for name, column in columns.items()
        }
        failed = [name for name, wanted in query.filters.items() if values[name] not in wanted]
        if len(failed) > 1:
            continue
        for name in failed or names:
            if name in counted:
                counted[name][values[name]] += 1
    return {name: sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) for name, found in counted.items()}


def _as_text(value: Any) -> str:
    """A value as an address holds it."""
    if value is None:
        return UNKNOWN
    return str(value).lower() if isinstance(value, bool) else str(value)


def _path(noun: str, name: str) -> str:
    if name in COMPUTED:
        return f"computed__{name}"
    if name not in {one.name for one in fields(NOUN_BY_NAME[noun])}:
        raise KeyError(name)
    return f"known__{name}"


def _searched(actor: Actor, query: Query) -> QuerySet[Thing]:
    actor.require(Permission.READ)
    found = Thing.objects.filter(municipality_id=actor.municipality, noun=query.noun)
    for word in query.search.casefold().split():
        found = found.filter(folded__contains=word)
    return found


def _filtered(actor: Actor, query: Query) -> QuerySet[Thing]:
    found = _searched(actor, query)
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
