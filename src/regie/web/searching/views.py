"""What is found, grouped by noun; as a page, or as the suggestions under the search field."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse

from regie.actions.keeping.find import find
from regie.actions.keeping.roadmap.kept import find_plans
from regie.web.asking import Asked, for_member
from regie.web.templating import page

_ON_A_PAGE, _SUGGESTED = 12, 3


@for_member()
def search(request: Asked) -> HttpResponse:
    """Everything that matches; nothing asked yet is an answer too."""
    text = request.GET.get("q", "").strip()[:200]
    suggest = request.htmx and request.htmx.target == "suggestions"
    groups = find(request.actor, text, most=_SUGGESTED if suggest else _ON_A_PAGE)
    template = "searching/suggestions.html.j2" if suggest else "searching/search.html.j2"
    plans = find_plans(request.actor, text, most=_SUGGESTED if suggest else _ON_A_PAGE)
    total = sum(group.total for group in groups) + len(plans)
    question = urlencode({"q": text})
    found = page(request, template, asked=text, groups=groups, plans=plans, total=total, question=question)
    response = HttpResponse(found)
    response["Vary"] = "HX-Request, HX-Target, Cookie"
    return response
