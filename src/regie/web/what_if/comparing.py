"""Kept scenarios beside each other."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping.compare_kept import compared_kept
from regie.actions.keeping.shown import NotThereError
from regie.web.asking import Asked, for_member
from regie.web.templating import page

_SHOWN = 40


@for_member()
def compared(request: Asked, number: int) -> HttpResponse:
    """A column a scenario; the page of its progress while that is not there."""
    try:
        _, found = compared_kept(request.actor, number)
    except NotThereError:
        raise Http404 from None
    if found is None:
        return redirect("job", municipality=request.shown.municipality.slug, number=number)
    processes = found["processes"][:_SHOWN]
    goals: dict[str, Any] = dict(request.shown.results("goal")) if found["goals"] else {}
    text = page(
        request,
        "what_if/compared.html.j2",
        found=found,
        columns=found["scenarios"],
        processes=processes,
        more=len(found["processes"]) - len(processes),
        goals=goals,
        readings={(id_, one["id"]): one["label"] for id_, goal in goals.items() for one in goal["readings"]},
        names=request.shown.names({one["id"] for one in processes}),
    )
    return HttpResponse(text)
