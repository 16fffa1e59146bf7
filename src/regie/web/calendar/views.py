"""The calendar with its filters, the address of its feed, and the feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from regie.actions.keeping import feed as feeding
from regie.analyses.calendar import Span
from regie.locale import LANGUAGES, Language
from regie.reference_data.tendering import years_with_many_ends
from regie.reports.calendar.tables import legal, span
from regie.web.asking import Asked, address_of, for_member
from regie.web.calendar.asked import STATES, Chosen, choices
from regie.web.listing.asked import page_of
from regie.web.templating import page

_PAGE = 40
_SPANS = ("end", "notice_by", "tender_by", "decide_by")


@for_member()
def calendar(request: Asked) -> HttpResponse:
    """The contracts that pass the filters, what must be decided first in front."""
    return HttpResponse(_calendar(request, ""))


@for_member(methods=("POST",))
def make_feed(request: Asked) -> HttpResponse:
    """The same, with the address of this account's own feed."""
    token = feeding.feed_token(request.actor, request.shown.municipality.slug)
    return HttpResponse(_calendar(request, request.build_absolute_uri(reverse("agenda", kwargs={"token": token}))))


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar for an agenda. A token that does not count is not there."""
    asked = request.GET.get("language", "nl")
    language: Language = next((one for one in LANGUAGES if one == asked), "nl")
    found = feeding.feed(token, language, address_of(request))
    if found is None:
        raise Http404
    response = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _calendar(request: Asked, feed_address: str) -> str:
    every = request.shown.result("contracts")
    if every is None:
        return page(request, "calendar/calendar.html.j2", rows=None)
    chosen = Chosen.of(request.GET)
    found = chosen.rows(every)
    pages = max(1, -(-len(found) // _PAGE))
    at = min(page_of(request.GET.get("page", "1")), pages)
    rows = found[(at - 1) * _PAGE : at * _PAGE]
    first, last = years_with_many_ends()
    return page(
        request,
        "calendar/calendar.html.j2",
        rows=[{**row, **{name: _span(row[name], request.language) for name in _SPANS}} for row in rows],
        why=request.shown.some("contract", [row["id"] for row in rows]),
        found=len(found),
        counts=request.shown.result("contract_counts"),
        lots=request.shown.result("lots") or (),
        states=STATES,
        choices=choices(every),
        chosen=chosen,
        first=str(first),
        last=str(last),
        page=at,
        pages=pages,
        legal=legal(request.language),
        feed_address=feed_address,
        days=feeding.LONGEST.days,
        behind=request.shown.behind,
    )


def _span(ends: Sequence[str | None], language: Language) -> str:
    """A range of days in words; the page holds days as text, since only the rows it shows are read."""
    first, last = (None if end is None else date.fromisoformat(end) for end in ends)
    return span(Span(first, last), language)
