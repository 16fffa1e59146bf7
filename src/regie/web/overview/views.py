"""The overview: goals, where applications run, the heat map, what weighs most, what changed."""

from __future__ import annotations

from django.http import HttpResponse

from regie.actions.keeping.history import change_sets
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.roadmap.kept import newest_course
from regie.actions.keeping.trend import trend
from regie.web.asking import Asked, for_member
from regie.web.overview import ahead
from regie.web.overview.cards import cards
from regie.web.overview.heat import CLASSES, heat
from regie.web.templating import page

_CHANGES = 5
_RISKS = 6


@for_member()
def overview(request: Asked) -> HttpResponse:
    """Everything from kept results; before the first computation, what to do next."""
    shown = request.shown
    summary = shown.result("overview")
    if summary is None:
        return HttpResponse(page(request, "overview/overview.html.j2", summary=None))
    first, others, unmeasured = cards(list(shown.results("goal").values()), trend(shown))
    risks = summary["risks"][:_RISKS]
    places = shown.result("places") or {}
    columns = ahead.columns(shown.result("horizon") or (), summary["day"].year)
    plan = newest_course(request.actor)
    text = page(
        request,
        "overview/overview.html.j2",
        summary=summary,
        first=first,
        others=others,
        unmeasured=unmeasured,
        risks=risks,
        names=shown.names({risk["id"] for risk in risks}),
        behind=shown.behind,
        late=(shown.result("contract_counts") or {}).get("too_late", 0),
        places=ahead.places(places),
        split=ahead.split(places),
        columns=columns,
        plan=plan,
        planned=ahead.planned(plan.course) if plan else [],
        ahead_kinds=ahead.kinds,
        heat=heat(shown.result("heat") or ()),
        classes=CLASSES,
        keeps=request.actor.may(Permission.EDIT),
        changes=change_sets(request.actor)[0][:_CHANGES],
    )
    return HttpResponse(text)
