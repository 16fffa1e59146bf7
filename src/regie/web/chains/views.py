"""The page of chains."""

from __future__ import annotations

from django.http import HttpResponse

from regie.actions.keeping.chains import find_start
from regie.web.asking import Asked, for_member
from regie.web.chains.asked import LEAVABLE, SIDES, chain_asked
from regie.web.chains.picture import chain_picture
from regie.web.templating import page

_SUGGESTED = 8


@for_member()
def chains(request: Asked) -> HttpResponse:
    """The chain of the thing that is asked for; else of the largest risk, with the next ones to choose from."""
    text = request.GET.get("thing", "").strip()
    found = find_start(request.shown, text) if text else []
    risks = _risks(request) if not text else []
    start = found[0].key if len(found) == 1 else risks[0] if risks else ""
    asked = chain_asked(request.path, start, request.GET)
    names = request.shown.names({*risks, start})
    return HttpResponse(
        page(
            request,
            "chains/chains.html.j2",
            text=names[start][1] if start in names else text,
            found=found if len(found) != 1 else [],
            asked=asked,
            risks=[(names[key][1], asked.address(thing=key, focus="")) for key in risks if key in names],
            chain=chain_picture(request, asked) if start else None,
            start=names.get(start),
            sides=SIDES,
            leavable=LEAVABLE,
        )
    )


def _risks(request: Asked) -> list[str]:
    overview = request.shown.result("overview")
    return [risk["id"] for risk in overview["risks"][:_SUGGESTED]] if overview else []
