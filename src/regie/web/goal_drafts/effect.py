"""The page with what a version of the goals would measure, beside the goals in use."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping import goal_drafts as drafts
from regie.actions.keeping import goal_effect as effects
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.web.asking import Asked, for_member
from regie.web.templating import page


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def effect(request: Asked, number: int) -> HttpResponse:
    """What a version would measure; posted, it is computed."""
    try:
        found = drafts.version(request.actor, number)
        if request.method == "POST":
            slug = request.shown.municipality.slug
            here = reverse("goal-version-effect", kwargs={"municipality": slug, "number": number})
            return redirect("job", municipality=slug, number=effects.compute_effect(request.actor, number, here).id)
        kept = effects.effect(request.actor, number)
    except NotThereError:
        raise Http404 from None
    return HttpResponse(page(request, "goal_drafts/effect.html.j2", version=found, effect=kept))
