"""The page of one job: it renews itself by htmx, or by the reader."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping import jobs
from regie.actions.keeping.shown import NotThereError
from regie.locale.carried import from_data
from regie.web.asking import Asked, for_member
from regie.web.templating import page


@for_member()
def job(request: Asked, number: int) -> HttpResponse:
    """How far it is; what came of it once it ended."""
    try:
        found = jobs.job(request.actor, number)
    except NotThereError:
        raise Http404 from None
    template = "jobs/progress.html.j2" if request.htmx else "jobs/job.html.j2"
    share = found.done / found.total if found.total else None
    outcome, best = from_data(found.outcome), jobs.GIVES_ITS_BEST
    return HttpResponse(page(request, template, job=found, share=share, outcome=outcome, gives_its_best=best))


@for_member(methods=("POST",))
def stop(request: Asked, number: int) -> HttpResponse:
    """Ask it to stop."""
    try:
        jobs.stop(request.actor, number)
    except NotThereError:
        raise Http404 from None
    return redirect("job", municipality=request.shown.municipality.slug, number=number)
