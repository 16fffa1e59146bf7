"""A list of one noun."""

from __future__ import annotations

from django.http import HttpResponse

from regie.actions.keeping.listing import Listed, Query, facet_fields, facets, list_things
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import address_of, query_of
from regie.web.listing.columns import Column, columns_of
from regie.web.templating import page
from regie.web.values import Shower


@for_member()
def listing(request: Asked, noun: str) -> HttpResponse:
    """The page, or only the list when the page itself asks for it."""
    query = query_of(noun, request.GET)
    listed = list_things(request.actor, query)
    shower = Shower(request.shown, request.language, noun)
    columns = columns_of(noun, request.GET.getlist("columns"), shower.field)
    template = (
        "listing/rows.html.j2" if request.htmx and not request.htmx.history_restore_request else "listing/list.html.j2"
    )
    text = page(
        request,
        template,
        noun=noun,
        query=query,
        listed=listed,
        columns=columns,
        rows=_rows(listed, columns, shower),
        facets=_facets(request, query, shower),
        address=lambda **changes: address_of(query, **changes),
    )
    response = HttpResponse(text)
    response["Vary"] = "HX-Request, Cookie"
    return response


def _rows(listed: Listed, columns: tuple[Column, ...], shower: Shower) -> list[tuple[str, list[tuple[str, str]]]]:
    shower.look_up(listed.things, [column.name for column in columns])
    return [(thing.key, [shower.cell(thing, column.name) for column in columns]) for thing in listed.things]


def _facets(request: Asked, query: Query, shower: Shower) -> list[tuple[str, str, list[tuple[str, str, int, bool]]]]:
    """Per facet: field, label, and (value, label, count, chosen)."""
    found = []
    for name, values in facets(request.actor, query, facet_fields(query.noun, query.filters)).items():
        chosen = query.filters.get(name, ())
        shown = shower.labels(name, [value for value, _ in values[:30]])
        rows = [(value, shown[value], n, value in chosen) for value, n in values[:30]]
        found.append((name, shower.field(name), rows))
    return found
