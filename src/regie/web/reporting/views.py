"""The page where a report is asked for, and the report itself."""

from __future__ import annotations

import base64
import hashlib
import re

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping.reporting import FORMS, ask_for_report, made_report, made_reports
from regie.actions.keeping.roadmap.kept import plans
from regie.actions.keeping.scenarios import scenarios
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import InputFaults
from regie.locale import LANGUAGES
from regie.reference_data.jurisdictions import country_name
from regie.reports.choosing import ALL, CHAPTERS, EXTRA
from regie.web.asking import Asked, for_member
from regie.web.reporting.forms import Choices, choices_of
from regie.web.templating import page

_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_COUNTRIES = 12
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@for_member(methods=("GET", "HEAD", "POST"))
def report(request: Asked) -> HttpResponse:
    """The choices; a POST starts the work and goes to its progress."""
    if request.method != "POST":
        return HttpResponse(_form(request, Choices(CHAPTERS, request.language, FORMS[0]), ()))
    choices = choices_of(request.POST)
    slug = request.shown.municipality.slug
    to = reverse("report-made", kwargs={"municipality": slug, "number": 0}).removesuffix("0")
    try:
        job = ask_for_report(
            request.actor,
            choices.chapters,
            choices.language,
            choices.form,
            to=to,
            plan=choices.plan,
            scenarios=choices.scenarios(request.language),
            kept=choices.kept if "whatif" in choices.chapters else (),
        )
    except InputFaults as refused:
        return HttpResponse(_form(request, choices, refused.faults), status=422)
    return redirect("job", municipality=slug, number=job.id)


@for_member()
def made(request: Asked, number: int) -> HttpResponse:
    """One's own report: a page to look at, or a file."""
    try:
        found = made_report(request.actor, number)
    except NotThereError:
        raise Http404 from None
    form = found.name.rpartition(".")[2]
    content = bytes(found.content)
    response = HttpResponse(content, content_type=_TYPES[form])
    shown = form == "html" and "download" not in request.GET
    response["Content-Disposition"] = f'{"inline" if shown else "attachment"}; filename="{found.name}"'
    if form == "html":
        response["Content-Security-Policy"] = _policy(content)
    return response


def _policy(content: bytes) -> str:
    """The report loads nothing; its own style sheet is allowed by what is in it, and nothing else is."""
    digests = (base64.b64encode(hashlib.sha256(style).digest()).decode() for style in _STYLE.findall(content))
    styles = " ".join(f"'sha256-{digest}'" for digest in digests)
    return f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def _form(request: Asked, choices: Choices, faults: object) -> str:
    ranking = request.shown.result("failures") or {"failures": ()}
    countries = [one["id"] for one in ranking["failures"] if one["kind"] == "country"][:_COUNTRIES]
    return page(
        request,
        "reporting/report.html.j2",
        chapters=ALL,
        extra=EXTRA,
        languages=LANGUAGES,
        forms=FORMS,
        chosen=choices,
        plans=plans(request.actor),
        scenarios=[one for one in scenarios(request.actor) if not one.removed],
        countries=[(code, country_name(code, request.language)) for code in countries],
        faults=faults,
        made=made_reports(request.actor),
        behind=request.shown.behind,
    )
