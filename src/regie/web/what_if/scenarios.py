"""The pages of kept scenarios: all of them, and one with its versions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping import scenarios as kept
from regie.actions.keeping.coming_true import look_at_truth
from regie.actions.keeping.compare_kept import MOST, compare_kept
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.uploads import MOST_BYTES, named
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Message, say
from regie.web.asking import Asked, for_member
from regie.web.templating import page
from regie.web.what_if.forms import number_in, typed_of
from regie.web.what_if.names import in_words, names_in, words_of
from regie.web.what_if.views import ask


@for_member(methods=("GET", "HEAD", "POST"))
def scenarios(request: Asked) -> HttpResponse:
    """All kept scenarios; a POST compares those that are ticked."""
    if request.method != "POST":
        return _list(request, ())
    slug = request.shown.municipality.slug
    to = reverse("scenarios-compared", kwargs={"municipality": slug, "number": 0}).removesuffix("0")
    try:
        job = compare_kept(request.actor, [number_in(one) for one in request.POST.getlist("scenario")], to=to)
    except InputFaults as refused:
        return _list(request, refused.faults, status=422)
    except NotThereError:
        raise Http404 from None
    return redirect("job", municipality=slug, number=job.id)


@for_member(Permission.ANALYSE, methods=("POST",))
def take_in(request: Asked) -> HttpResponse:
    """Keep the scenario in a file."""
    try:
        files = named((one.name or "", one.read(MOST_BYTES + 1)) for one in request.FILES.getlist("file"))
        made = [kept.import_scenario(request.actor, name, content) for name, content in files]
    except InputFaults as refused:
        return _list(request, refused.faults, status=422)
    for one in made:
        messages.success(request, _said(request, "saved", name=one.scenario.name, n=one.number))
    if len(made) == 1:
        return _to(request, made[0].scenario.number)
    return redirect("scenarios", municipality=request.shown.municipality.slug)


@for_member(methods=("GET", "HEAD", "POST"))
def scenario(request: Asked, number: int) -> HttpResponse:
    """One scenario, in its newest version or the one of `?version=`; a POST works it out."""
    version = number_in(request.GET.get("version", "")) or None
    try:
        found, held = kept.kept_scenario(request.actor, number, version)
        versions = kept.versions_of(request.actor, number)
    except NotThereError:
        raise Http404 from None
    asked = kept.asking_of(held)
    given = typed_of(asked.written, number)
    if request.method == "POST":
        return ask(request, asked.written, given, held.beside)
    text = page(
        request,
        "what_if/scenario.html.j2",
        scenario=found,
        held=held,
        versions=versions,
        written=asked.written,
        said=in_words(request, given, held.beside),
        may_keep=request.actor.may(Permission.ANALYSE),
        may_apply=request.actor.may(Permission.IMPORT),
    )
    return HttpResponse(text)


@for_member()
def file(request: Asked, number: int) -> HttpResponse:
    """A version as the file that the commands read."""
    try:
        name, text = kept.scenario_file(request.actor, number, number_in(request.GET.get("version", "")) or None)
    except NotThereError:
        raise Http404 from None
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


@for_member(Permission.ANALYSE, methods=("POST",))
def remove(request: Asked, number: int) -> HttpResponse:
    """Take a scenario out of the list."""
    try:
        found = kept.remove_scenario(request.actor, number)
    except NotThereError:
        raise Http404 from None
    messages.success(request, _said(request, "removed", name=found.name))
    return redirect("scenarios", municipality=request.shown.municipality.slug)


@for_member(Permission.ANALYSE, methods=("POST",))
def put_back(request: Asked, number: int) -> HttpResponse:
    """Bring it back."""
    try:
        found = kept.put_back(request.actor, number)
    except InputFaults as refused:
        return _list(request, refused.faults, status=422)
    except NotThereError:
        raise Http404 from None
    messages.success(request, _said(request, "is_back", name=found.name))
    return _to(request, number)


@for_member(Permission.IMPORT, methods=("POST",))
def became_true(request: Asked, number: int) -> HttpResponse:
    """See what changes now that it has come true."""
    slug = request.shown.municipality.slug
    to = reverse("scenario-truth", kwargs={"municipality": slug, "number": 0}).removesuffix("0")
    try:
        job = look_at_truth(request.actor, number, number_in(request.POST.get("version", "")) or None, to=to)
    except NotThereError:
        raise Http404 from None
    return redirect("job", municipality=slug, number=job.id)


def _list(request: Asked, faults: tuple[Fault, ...] | list[Fault], status: int = 200) -> HttpResponse:
    found = kept.scenarios(request.actor)
    given = [typed_of(kept.asking_of(one.newest).written) for one in found]  # type: ignore[attr-defined]
    names = names_in(request, given, [row for one in found for row in one.newest.beside])  # type: ignore[attr-defined]
    rows = [(one, words_of(said, names, request.language)) for one, said in zip(found, given, strict=True)]
    text = page(
        request,
        "what_if/scenarios.html.j2",
        rows=[row for row in rows if not row[0].removed],
        removed=[row for row in rows if row[0].removed],
        faults=faults,
        most=MOST,
        ticked=request.POST.getlist("scenario"),
        may_keep=request.actor.may(Permission.ANALYSE),
    )
    return HttpResponse(text, status=status)


def _to(request: Asked, number: int) -> HttpResponse:
    return redirect("scenario", municipality=request.shown.municipality.slug, number=number)


def _said(request: Asked, key: str, **values: object) -> str:
    return say(Message(f"scenarios.{key}", **values), request.language)
