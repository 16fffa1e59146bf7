"""The public page, without signing in; and the pages where it is chosen, looked at and published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from regie.actions.keeping import publishing as publish_action
from regie.actions.keeping.publishing import Chosen, PublicPage, public_page
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import InputFaults
from regie.locale import LANGUAGES, Language, Message, say
from regie.web.asking import Asked, for_member
from regie.web.goals.course import course
from regie.web.templating import page

_FIVE_MINUTES = "public, max-age=300"


@require_safe
def public(request: HttpRequest, municipality: str) -> HttpResponse:
    """What is published, as it was published; nothing is there otherwise. Caches on the way may keep it."""
    try:
        found = public_page(municipality)
    except NotThereError:
        raise Http404 from None
    language = _language(request)
    request.language = language  # type: ignore[attr-defined] # the address may choose the language
    mark = f'"{found.mark}-{language}"'
    response = get_conditional_response(request, etag=mark)
    if response is None:
        text = page(request, "public/public.html.j2", slug=municipality, **_shown(found, language))
        response = HttpResponse(text, headers={"ETag": mark, "Content-Language": language})
    response["Cache-Control"] = _FIVE_MINUTES
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


@for_member(Permission.PUBLISH, methods=("GET", "HEAD", "POST"))
def publishing(request: Asked) -> HttpResponse:
    """Choose what is public; a POST publishes it."""
    if request.method != "POST":
        return HttpResponse(_form(request, publish_action.chosen(request.actor), ()))
    wanted = _wanted(request)
    try:
        publish_action.publish(request.actor, wanted, why=request.POST.get("why", ""))
    except InputFaults as refused:
        return HttpResponse(_form(request, wanted, refused.faults), status=422)
    messages.success(request, say(Message("public.published"), request.language))
    return redirect("publishing", municipality=request.shown.municipality.slug)


@for_member(Permission.PUBLISH, methods=("POST",))
def preview(request: Asked) -> HttpResponse:
    """How it would look, with the button that publishes exactly this choice."""
    wanted = _wanted(request)
    try:
        found = publish_action.preview(request.actor, wanted)
    except InputFaults as refused:
        return HttpResponse(_form(request, wanted, refused.faults), status=422)
    shown = _shown(found, request.language)
    return HttpResponse(page(request, "public/preview.html.j2", wanted=wanted, **shown))


@for_member(Permission.PUBLISH, methods=("POST",))
def take_off(request: Asked) -> HttpResponse:
    """Show nothing any more."""
    publish_action.take_off(request.actor, why=request.POST.get("why", ""))
    messages.success(request, say(Message("public.taken_off"), request.language))
    return redirect("publishing", municipality=request.shown.municipality.slug)


def _language(request: HttpRequest) -> Language:
    """The one the address asks for, else the reader's."""
    wanted = request.GET.get("language", "")
    chosen: Language = wanted if wanted in LANGUAGES else request.language  # type: ignore[attr-defined]
    return chosen


def _wanted(request: Asked) -> Chosen:
    texts = {one: request.POST.get(f"text_{one}", "").strip() for one in LANGUAGES}
    return Chosen(tuple(request.POST.getlist("readings")), {one: text for one, text in texts.items() if text})


def _shown(found: PublicPage, language: Language) -> dict[str, Any]:
    goals = [
        {**goal, "readings": [{**one, "course": course(_points(one), goal)} for one in goal["readings"]]}
        for goal in found.goals
    ]
    return {"public": found, "text": found.texts.get(language, ""), "goals": goals}


def _points(reading: Any) -> list[Any]:
    from regie.actions.keeping.trend import Point

    return [Point(day, share) for day, share in reading["points"]]


def _form(request: Asked, wanted: Chosen, faults: object) -> str:
    goals = [goal for goal in request.shown.results("goal").values() if goal["readings"]]
    return page(
        request,
        "public/publishing.html.j2",
        goals=goals,
        wanted=wanted,
        faults=faults,
        languages=LANGUAGES,
        is_public=request.shown.municipality.public,
    )
