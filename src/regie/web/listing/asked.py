"""The address of a list to a query and back: what is seen can be copied, saved and shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from regie.actions.keeping.listing import COMPUTED, Query
from regie.landscape import NOUN_BY_NAME, fields
from regie.web.asking import whole_number

SIZES = (25, 50, 100, 200)
_USUAL_SIZE = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """A list as its address describes it: the query, the columns chosen, and the facets shown besides the usual."""

    query: Query
    columns: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    def address(self, **changes: object) -> str:
        """The address's question part, with some parts changed; a change to None leaves it out."""
        query = self.query
        parts: dict[str, object] = {
            "q": query.search,
            "sort": query.sort if query.sort != "name" else "",
            "size": query.size if query.size != _USUAL_SIZE else "",
            "columns": self.columns,
            "more": self.more,
            **query.filters,
        }
        parts |= changes
        return "?" + urlencode({name: value for name, value in parts.items() if value}, doseq=True)

    def without(self, name: str, value: str) -> str:
        """The address with one value of one filter left out."""
        return self.address(**{name: tuple(one for one in self.query.filters[name] if one != value)})


def seen(noun: str, asked: QueryDict) -> Seen:
    """What the address asks for; names that are no field of the noun are passed by."""
    known = {one.name for one in fields(NOUN_BY_NAME[noun])} | set(COMPUTED)
    filters = {name: tuple(value for value in asked.getlist(name) if value) for name in asked if name in known}
    sort = asked.get("sort", "name")
    size = page_of(asked.get("size", ""))
    query = Query(
        noun,
        search=asked.get("q", "").strip()[:200],
        filters=_filled(filters),
        sort=sort if sort.removeprefix("-") in known else "name",
        page=page_of(asked.get("page", "1")),
        size=size if size in SIZES else _USUAL_SIZE,
    )
    more = tuple(dict.fromkeys(name for name in asked.getlist("more") if name in known))
    return Seen(query, tuple(dict.fromkeys(asked.getlist("columns"))), more)


def _filled(filters: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in filters.items() if values}


def page_of(text: str) -> int:
    """A page number as an address holds it; 1 for anything else."""
    found = whole_number(text)
    return 1 if found is None else found
