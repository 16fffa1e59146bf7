"""Pages of an import; reading and doing happen in the background."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping.importing import confirm, look, looked
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.take_in import shipped_mappings
from regie.actions.keeping.trial_rows import Looked
from regie.actions.keeping.uploads import MOST_BYTES
from regie.landscape.faults import Fault, InputFaults
from regie.locale.carried import from_data
from regie.web.asking import Asked, for_member
from regie.web.changes.words import changes_in_words
from regie.web.importing.faults import grouped, place_words
from regie.web.listing.asked import page_of
from regie.web.templating import page


@for_member(Permission.IMPORT, methods=("GET", "HEAD", "POST"))
def hand_in(request: Asked) -> HttpResponse:
    """The form for files; posted, it asks for a dry run and goes to see how far that is."""
    if request.method != "POST":
        return _form(request, ())
    files = request.FILES.getlist("files")
    mapping = request.POST.get("mapping", "")
    if not files or (mapping and mapping not in shipped_mappings()):
        return _form(request, (), missing=True, status=422)
    try:
        # one byte past the limit is enough to see that a file is too large
        contents = [(file.name or "", file.read(MOST_BYTES + 1)) for file in files]
        job = look(request.actor, contents, mapping=mapping, empties="empties" in request.POST)
    except InputFaults as refused:
        return _form(request, refused.faults, status=422)
    return redirect("job", municipality=request.shown.municipality.slug, number=job.id)


@for_member(Permission.IMPORT, methods=("GET", "HEAD", "POST"))
def trial(request: Asked, number: int) -> HttpResponse:
    """What the files would change; posted, it is done."""
    try:
        if request.method == "POST":
            remove, why = "remove" in request.POST, request.POST.get("why", "").strip()
            with suppress(InputFaults):  # the page itself says them
                job = confirm(request.actor, number, remove=remove, why=why)
                return redirect("job", municipality=request.shown.municipality.slug, number=job.id)
        found = looked(request.actor, number, request.GET.get("kind", ""), page_of(request.GET.get("page", "1")))
    except NotThereError:
        raise Http404 from None
    return HttpResponse(_trial(request, found))


def _form(request: Asked, faults: tuple[Fault, ...], *, missing: bool = False, status: int = 200) -> HttpResponse:
    text = page(
        request,
        "importing/form.html.j2",
        faults=faults,
        missing=missing,
        mappings=[(name, titles[request.language]) for name, titles in shipped_mappings().items()],
        megabytes=MOST_BYTES // 1_000_000,
    )
    return HttpResponse(text, status=status)


def _trial(request: Asked, found: Looked) -> str:
    outcome = from_data(found.job.outcome)
    return page(
        request,
        "importing/trial.html.j2",
        looked=found,
        outcome=outcome,
        groups=grouped(outcome["faults"]),
        place_words=place_words,
        names=found.job.given["names"],
        rows=changes_in_words(request, found.rows),
        behind=request.shown.municipality.version != outcome["version"],
        address=f"?{urlencode({'kind': found.kind})}&page=%d",
    )
