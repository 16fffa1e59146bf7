"""A list of one noun."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from regie.actions.keeping.faceting import possible_facets
from regie.actions.keeping.listing import list_things
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.saved_views import saved_views
from regie.landscape import NOUN_BY_NAME, fact_fields
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import SIZES, Seen, seen
from regie.web.listing.columns import Column, columns_of, possible_columns
from regie.web.listing.filters import counted_of, facets_of
from regie.web.listing.paging import near
from regie.web.listing.table import rows_of
from regie.web.templating import page
from regie.web.values import Shower


@for_member()
def listing(request: Asked, noun: str) -> HttpResponse:
    """The page, or only the list when the page itself asks for it."""
    asked = seen(noun, request.GET)
    listed, counted = list_things(request.actor, asked.query), counted_of(request.actor, asked)
    shower = Shower(request.shown, request.language, noun)
    columns = columns_of(noun, asked.columns, shower.field)
    besides = {name: [value for value, _ in one.values] for name, one in counted.items()}
    shower.look_up(listed.things, [column.name for column in columns], besides)
    here = request.path + asked.address(page=listed.page if listed.page > 1 else "")
    part = request.htmx and not request.htmx.history_restore_request
    text = page(
        request,
        "listing/found.html.j2" if part else "listing/list.html.j2",
        noun=noun,
        seen=asked,
        query=asked.query,
        listed=listed,
        pages=near(listed.page, listed.pages),
        columns=columns,
        rows=rows_of(listed.things, columns, shower, request, here),
        facets=facets_of(counted, asked, shower),
        choice=_choice(asked, columns, shower),
        may_edit=request.actor.may(Permission.EDIT),
        views=saved_views(request.actor, noun),
    )
    response = HttpResponse(text)
    response["Vary"] = "HX-Request, Cookie"
    return response


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
