"""The page of how it goes with a plan."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from regie.actions.keeping.roadmap import following, kept
from regie.actions.keeping.shown import NotThereError
from regie.analyses.roadmap import Standing
from regie.locale.carried import from_data
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import page_of
from regie.web.templating import page

_PAGE = 40
_WORST_FIRST = (
    Standing.LATE,
    Standing.DROPPED,
    Standing.LATE_DONE,
    Standing.BUSY,
    Standing.DONE,
    Standing.AHEAD,
    Standing.TO_COME,
)


@for_member()
def follow(request: Asked, number: int) -> HttpResponse:
    """Every step with how it stands, what is late first; goals and costs beside what was planned."""
    try:
        plan = kept.plan(request.actor, number)
    except NotThereError:
        raise Http404 from None
    course = following.follow(request.shown, plan)
    standing = request.GET.get("standing", "")
    standing = standing if standing in {one.value for one in Standing} else ""
    steps = {one["thing"]: one for one in plan.steps}
    found = [one for one in course.steps if standing in ("", one.standing.value)]
    found.sort(key=lambda one: (_WORST_FIRST.index(one.standing), one.step.year))
    pages = max(1, -(-len(found) // _PAGE))
    at = min(page_of(request.GET.get("page", "1")), pages)
    rows = [(one, from_data(steps[one.step.thing])) for one in found[(at - 1) * _PAGE : at * _PAGE]]
    text = page(
        request,
        "roadmap/follow.html.j2",
        plan=plan,
        course=course,
        spending=course.spending,
        standing=standing,
        rows=rows,
        found=len(found),
        page=at,
        pages=pages,
        behind=request.shown.behind,
    )
    return HttpResponse(text)
