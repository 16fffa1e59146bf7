"""Pages to read decision models and to try a case on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping import tables
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.reports.tables.case import EITHER, tried, written
from regie.reports.tables.graph import HEIGHT, WIDTH, picture
from regie.reports.tables.words import feeds_in_words, tables_in_words
from regie.web.asking import Asked, for_member
from regie.web.tables.readme import readme_of
from regie.web.templating import page

ANSWER = "a."
"""Before the name of an input in an address, so that no input can stand in another parameter's place."""
_TYPES = {"dmn": "application/xml", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@for_member()
def models(request: Asked) -> HttpResponse:
    """All versions of all models."""
    found: dict[str, list[tables.Version]] = {}
    for one in tables.versions(request.actor):
        found.setdefault(one.name, []).append(one)
    return HttpResponse(page(request, "tables/models.html.j2", models=found))


@for_member()
def model(request: Asked, model: str, number: int) -> HttpResponse:
    """One version: its tables, what feeds what, its sources and examples, and what is proven."""
    found = version_of(request, model, number)
    return HttpResponse(
        page(
            request,
            "tables/model.html.j2",
            version=found,
            tables=tables_in_words(found.model),
            picture=picture(found.model),
            feeds=feeds_in_words(found.model),
            size=(WIDTH, HEIGHT),
            readme=readme_of(model),
            may_analyse=request.actor.may(Permission.ANALYSE),
            may_publish=request.actor.may(Permission.PUBLISH),
        )
    )


@for_member()
def try_case(request: Asked, model: str, number: int) -> HttpResponse:
    """A case in the address: the form, the outcome, and the rules that fire."""
    found = version_of(request, model, number)
    if application := request.GET.get("application", "").strip():
        return _with_facts(request, found, application)
    given = {name.removeprefix(ANSWER): text for name, text in request.GET.dict().items() if name.startswith(ANSWER)}
    context: dict[str, Any] = {"tables": tables_in_words(found.model), "prefix": ANSWER, "missing": ""}
    return HttpResponse(_case_page(request, found, given, **context))


def _with_facts(request: Asked, found: tables.Version, application: str) -> HttpResponse:
    """To the address that holds an application's facts as answers, so that they can be changed there."""
    try:
        answers = tables.answers_for(request.actor, found.name, application)
    except NotThereError:
        context: dict[str, Any] = {"tables": tables_in_words(found.model), "prefix": ANSWER, "missing": application}
        return HttpResponse(_case_page(request, found, {}, **context), status=404)
    held = {f"{ANSWER}{name}": EITHER.join(map(written, values)) for name, values in answers.items() if values}
    place = {"municipality": request.shown.municipality.slug, "model": found.name, "number": found.number}
    return redirect(f"{reverse('table-try', kwargs=place)}?{urlencode({**held, 'of': application})}")


def _case_page(request: Asked, found: tables.Version, given: Mapping[str, str], **context: Any) -> str:
    return page(
        request,
        "tables/try.html.j2",
        version=found,
        case=tried(found.model, given),
        of=request.GET.get("of", ""),
        asked_for=bool(given),
        **context,
    )


@for_member()
def file(request: Asked, model: str, number: int, kind: str) -> HttpResponse:
    """A version as DMN XML or as a workbook."""
    if kind not in _TYPES:
        raise Http404
    version_of(request, model, number)
    answer = HttpResponse(tables.as_file(request.actor, model, number, kind), content_type=_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{model}-{number}.{kind}"'
    return answer


def version_of(request: Asked, model: str, number: int) -> tables.Version:
    """The version of an address, or 404."""
    try:
        return tables.version(request.actor, model, number)
    except NotThereError:
        raise Http404 from None
