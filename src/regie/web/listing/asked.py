"""The address of a list to a query and back: what is seen can be copied, saved and shared."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import QueryDict

from regie.actions.keeping.listing import COMPUTED, Query
from regie.landscape import NOUN_BY_NAME, fields

_OWN = frozenset({"q", "sort", "page", "columns"})


def query_of(noun: str, asked: QueryDict) -> Query:
    """What the address asks for; names that are no field of the noun are passed by."""
    known = {one.name for one in fields(NOUN_BY_NAME[noun])} | set(COMPUTED)
    filters = {name: tuple(v for v in asked.getlist(name) if v) for name in asked if name in known - _OWN}
    sort = asked.get("sort", "name")
    return Query(
        noun,
        search=asked.get("q", "").strip(),
        filters={name: values for name, values in filters.items() if values},
        sort=sort if sort.removeprefix("-") in known else "name",
        page=page_of(asked.get("page", "1")),
    )


def page_of(text: str) -> int:
    """A page number as an address holds it; 1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def address_of(query: Query, **changes: object) -> str:
    """The address's question part, with some parts changed; a change to None leaves it out."""
    parts: dict[str, object] = {"q": query.search, "sort": query.sort if query.sort != "name" else "", **query.filters}
    parts |= changes
    return "?" + urlencode({name: value for name, value in parts.items() if value}, doseq=True)


def without(filters: Mapping[str, tuple[str, ...]], name: str, value: str) -> tuple[str, ...]:
    """A filter's values without one of them."""
    return tuple(one for one in filters.get(name, ()) if one != value)
