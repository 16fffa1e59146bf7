"""Pages that hold two days beside each other; both days stand in the address."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.utils import timezone

from regie.actions.keeping.compare import MOST, compare_goals, compare_landscape, compare_thing
from regie.actions.keeping.shown import NotThereError
from regie.web.asking import Asked, day_in, for_member
from regie.web.changes.words import changes_in_words
from regie.web.templating import page

_USUAL = timedelta(days=30)


@for_member()
def thing(request: Asked, key: str) -> HttpResponse:
    """One thing on two days."""
    start, end = _days(request)
    try:
        found = compare_thing(request.shown, key, start, end)
    except NotThereError:
        raise Http404 from None
    rows = changes_in_words(request, [found])
    return HttpResponse(page(request, "comparing/thing.html.j2", row=rows[0], start=start, end=end))


@for_member()
def landscape(request: Asked) -> HttpResponse:
    """Everything that differs, and the goals on both days."""
    start, end = _days(request)
    found, total = compare_landscape(request.shown, start, end)
    return HttpResponse(
        page(
            request,
            "comparing/landscape.html.j2",
            rows=changes_in_words(request, found),
            total=total,
            most=MOST,
            goals=compare_goals(request.shown, start, end),
            start=start,
            end=end,
        )
    )


def _days(request: Asked) -> tuple[date, date]:
    """From and to, in order; a month back and today where the address does not say."""
    today = timezone.localdate()
    end = day_in(request.GET.get("to", "")) or today
    start = day_in(request.GET.get("from", "")) or end - _USUAL
    return min(start, end), max(start, end)
