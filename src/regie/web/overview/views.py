"""The overview: goals, where applications run, the heat map, what weighs most."""

from __future__ import annotations

from django.http import HttpResponse

from regie.web.asking import Asked, for_member
from regie.web.templating import page


@for_member()
def overview(request: Asked) -> HttpResponse:
    """Everything from kept results; before the first computation, what to do next."""
    shown = request.shown
    goals = list(shown.results("goal").values())
    text = page(
        request,
        "overview/overview.html.j2",
        summary=shown.result("overview"),
        goals=goals,
        names=shown.names({risk["id"] for risk in (shown.result("overview") or {}).get("risks", ())}),
        behind=shown.behind,
    )
    return HttpResponse(text)
