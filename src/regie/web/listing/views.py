"""A list of one noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.urls import reverse

from regie.actions.keeping.faceting import facet_fields, facets, possible_facets
from regie.actions.keeping.listing import Listed, list_things
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.saved_views import saved_views
from regie.landscape import NOUN_BY_NAME, fact_fields
from regie.locale import Message, say
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import SIZES, Seen, seen
from regie.web.listing.columns import Column, columns_of, possible_columns
from regie.web.templating import page
from regie.web.values import Shower

_VALUES = 30


@for_member()
def listing(request: Asked, noun: str) -> HttpResponse:
    """The page, or only the list when the page itself asks for it."""
    asked = seen(noun, request.GET)
    listed = list_things(request.actor, asked.query)
    shower = Shower(request.shown, request.language, noun)
    columns = columns_of(noun, asked.columns, shower.field)
    part = request.htmx and not request.htmx.history_restore_request
    text = page(
        request,
        "listing/found.html.j2" if part else "listing/list.html.j2",
        noun=noun,
        seen=asked,
        query=asked.query,
        listed=listed,
        columns=columns,
        rows=_rows(listed, columns, shower, request),
        facets=_facets(request, asked, shower),
        choice=_choice(asked, columns, shower),
        here=quote(request.path + asked.address(page=listed.page if listed.page > 1 else "")),
        edits={one.name: _before_key(request, "fact", field=one.name) for one in columns if one.fact},
        pens={one.name: say(Message("listing.edit_cell", field=one.label), request.language) for one in columns},
        may_edit=request.actor.may(Permission.EDIT),
        views=saved_views(request.actor, noun),
    )
    response = HttpResponse(text)
    response["Vary"] = "HX-Request, Cookie"
    return response


@dataclass(frozen=True, slots=True)
class Row:
    """One row as shown: cells are words with their state."""

    key: str
    quoted: str
    address: str
    cells: list[tuple[str, str]]
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet as shown: `values` hold value, words, count and whether it is chosen."""

    name: str
    label: str
    values: list[tuple[str, str, int, bool]]
    more: int


def _rows(listed: Listed, columns: tuple[Column, ...], shower: Shower, request: Asked) -> list[Row]:
    names = [column.name for column in columns]
    shower.look_up(listed.things, names)
    things = _before_key(request, "thing", noun=shower.noun)
    return [
        Row(
            thing.key,
            quote(thing.key),
            things + quote(thing.key),
            [shower.cell(thing, name) for name in names],
            request.actor.may_edit(thing.cluster, thing.owner),
        )
        for thing in listed.things
    ]


def _before_key(request: Asked, name: str, **parts: str) -> str:
    """The address of something of a thing up to the key, made once for all rows."""
    slug = request.shown.municipality.slug
    return reverse(name, kwargs={"municipality": slug, **parts, "key": "0"})[:-1]


def _facets(request: Asked, asked: Seen, shower: Shower) -> list[Facet]:
    names = facet_fields(asked.query.noun, (*asked.query.filters, *asked.more))
    counted = facets(request.actor, asked.query, names)
    shown = {}
    for name, values in counted.items():
        chosen = asked.query.filters.get(name, ())
        there = {value for value, _ in values}
        first = [*values[:_VALUES], *((value, n) for value, n in values[_VALUES:] if value in chosen)]
        shown[name] = [*first, *((value, 0) for value in chosen if value not in there)]
    words = shower.labels({name: [value for value, _ in values] for name, values in shown.items()})
    return [
        Facet(
            name,
            shower.field(name),
            [(value, words[name][value], n, value in asked.query.filters.get(name, ())) for value, n in values],
            max(0, len(counted[name]) - _VALUES),
        )
        for name, values in shown.items()
    ]


def _choice(asked: Seen, columns: tuple[Column, ...], shower: Shower) -> dict[str, Any]:
    """What can be chosen besides values: columns, facets and the size of a page."""
    noun = asked.query.noun
    return {
        "columns": [(name, shower.field(name)) for name in possible_columns(noun)],
        "chosen": {column.name for column in columns},
        "facets": [(name, shower.field(name)) for name in possible_facets(noun)],
        "sizes": SIZES,
        "facts": [(one.name, shower.field(one.name)) for one in fact_fields(NOUN_BY_NAME[noun])],
    }
