"""The page of the quality of the data."""

from __future__ import annotations

from django.http import HttpResponse

from regie.actions.keeping.quality import quality_by_day, quality_on
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import page_of
from regie.web.quality.course import SHARES, lines
from regie.web.quality.rows import rows, shares
from regie.web.templating import page

BY = ("cluster", "field", "source")
_PAGE = 50


@for_member()
def quality(request: Asked) -> HttpResponse:
    """How complete, fresh and free of contradiction the data is, and how that changed since an earlier day."""
    now = request.shown.result("quality")
    if now is None:
        return HttpResponse(page(request, "quality/quality.html.j2", now=None))
    days = quality_by_day(request.shown)
    earlier = [one for one in days if one.day < now["day"]]
    wanted = request.GET.get("since", "")
    since = next((one.day for one in earlier if one.day.isoformat() == wanted), earlier[0].day if earlier else None)
    then = quality_on(request.shown, since) if since else None
    by = request.GET.get("by", "")
    by = by if by in BY else BY[0]
    found = rows(by, now, then)
    pages = max(1, -(-len(found) // _PAGE))
    at = min(page_of(request.GET.get("page", "1")), pages)
    text = page(
        request,
        "quality/quality.html.j2",
        now=now,
        days=days,
        lines=lines(days),
        earlier=earlier,
        since=since,
        shares=dict(zip(SHARES, shares(now["total"], then["total"] if then else None), strict=True)),
        ways=BY,
        by=by,
        rows=found[(at - 1) * _PAGE : at * _PAGE],
        page=at,
        pages=pages,
        behind=request.shown.behind,
    )
    return HttpResponse(text)
