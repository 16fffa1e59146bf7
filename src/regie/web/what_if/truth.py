"""What changes when a scenario has come true, and doing it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping.coming_true import confirm_truth, truth_looked
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.web.asking import Asked, for_member
from regie.web.changes.words import changes_in_words
from regie.web.listing.asked import page_of
from regie.web.templating import page


@for_member(Permission.IMPORT, methods=("GET", "HEAD", "POST"))
def truth(request: Asked, number: int) -> HttpResponse:
    """What would change, thing by thing; posted, it is done."""
    try:
        if request.method == "POST":
            job = confirm_truth(request.actor, number, why=request.POST.get("why", "").strip())
            return redirect("job", municipality=request.shown.municipality.slug, number=job.id)
        found = truth_looked(request.actor, number, request.GET.get("kind", ""), page_of(request.GET.get("page", "1")))
    except NotThereError:
        raise Http404 from None
    text = page(
        request,
        "what_if/truth.html.j2",
        looked=found,
        given=found.job.given,
        rows=changes_in_words(request, found.rows),
        behind=request.shown.municipality.version != found.job.outcome["version"],
        address=f"?{urlencode({'kind': found.kind})}&page=%d",
    )
    return HttpResponse(text)
