"""Pages to see what a version would change, and to publish it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from regie.actions.keeping import effect as effects
from regie.actions.keeping import publish as publishing
from regie.actions.keeping import tables
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import Permission
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Message, day, say
from regie.web.asking import Asked, day_in, for_member
from regie.web.listing.asked import page_of
from regie.web.tables.drafting import draft_of, seen, to_version
from regie.web.tables.views import version_of
from regie.web.templating import page

_PAGE = 100


@for_member(Permission.ANALYSE, methods=("GET", "HEAD", "POST"))
def effect(request: Asked, model: str, number: int) -> HttpResponse:
    """What a version would change; posted, it is computed."""
    found = version_of(request, model, number)
    if found.row is None:
        raise Http404
    if request.method == "POST":
        slug = request.shown.municipality.slug
        here = reverse("table-effect", kwargs={"municipality": slug, "model": model, "number": number})
        job = effects.compute_effect(request.actor, model, number, here)
        return redirect("job", municipality=slug, number=job.id) if job else redirect(here)
    kept = effects.effect(request.actor, model, number)
    moves = kept.body["moves"] if kept else ()
    asked = page_of(request.GET.get("page", "1"))
    pages = max(1, -(-len(moves) // _PAGE))
    at = min(asked, pages)
    context = {
        "version": found,
        "effect": kept,
        "moves": moves[(at - 1) * _PAGE : at * _PAGE],
        "page": at,
        "pages": pages,
        "may_publish": request.actor.may(Permission.PUBLISH),
    }
    return HttpResponse(page(request, "tables/effect.html.j2", **context))


@for_member(Permission.PUBLISH, methods=("GET", "HEAD", "POST"))
def publish(request: Asked, model: str, number: int) -> HttpResponse:
    """The form with what stands in the way; posted, the draft becomes a version that counts."""
    found = draft_of(request, model, number)
    if request.method != "POST":
        return _form(request, found, publishing.hindrances(found.model))
    try:
        made = publishing.publish(
            request.actor,
            model,
            number,
            valid_from=day_in(request.POST.get("valid_from", "")),
            why=request.POST.get("why", ""),
            seen=seen(request),
        )
    except InputFaults as refused:
        return _form(request, found, refused.faults, status=422)
    except ConflictError:
        return _form(request, found, publishing.hindrances(found.model), status=409)
    assert made.valid_from is not None
    said = Message("tables.published", number=number, day=day(made.valid_from, request.language))
    messages.success(request, say(said, request.language))
    return to_version(request, model, number)


def _form(request: Asked, found: tables.Version, faults: Sequence[Fault], status: int = 200) -> HttpResponse:
    content = page(
        request,
        "tables/publish.html.j2",
        version=found,
        faults=faults,
        conflict=status == 409,
        valid_from=request.POST.get("valid_from", timezone.localdate().isoformat()),
        why=request.POST.get("why", ""),
    )
    return HttpResponse(content, status=status)
