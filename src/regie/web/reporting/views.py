"""The page where a report is asked for, and the report itself."""

from __future__ import annotations

import base64
import hashlib
import re

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regie.actions.keeping.reporting import FORMS, ask_for_report, made_report, made_reports
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import InputFaults
from regie.locale import LANGUAGES
from regie.reports.choosing import CHAPTERS
from regie.web.asking import Asked, for_member
from regie.web.templating import page

_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@for_member(methods=("GET", "HEAD", "POST"))
def report(request: Asked) -> HttpResponse:
    """The choices; a POST starts the work and goes to its progress."""
    if request.method != "POST":
        return HttpResponse(_form(request, CHAPTERS, request.language, FORMS[0], ()))
    chosen, language, form = (
        request.POST.getlist("chapters"),
        request.POST.get("language", ""),
        request.POST.get("form", ""),
    )
    slug = request.shown.municipality.slug
    to = reverse("report-made", kwargs={"municipality": slug, "number": 0}).removesuffix("0")
    try:
        job = ask_for_report(request.actor, tuple(chosen), language, form, to=to)
    except InputFaults as refused:
        return HttpResponse(_form(request, chosen, language, form, refused.faults), status=422)
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


def _form(request: Asked, chosen: object, language: str, form: str, faults: object) -> str:
    return page(
        request,
        "reporting/report.html.j2",
        chapters=CHAPTERS,
        languages=LANGUAGES,
        forms=FORMS,
        chosen=chosen,
        language=language,
        form=form,
        faults=faults,
        made=made_reports(request.actor),
        behind=request.shown.behind,
    )
