"""The page of cost, and workbooks that were kept for an hour."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse

from regie.actions.cost import Basis
from regie.actions.keeping import costing
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.uploads import MOST_BYTES
from regie.analyses.cost import ChargeBack, PlanCost, plan_cost, shipped_nds, shipped_phase_1, shipped_plan
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Language
from regie.reports.fault_rows import where
from regie.web.asking import Asked, for_member
from regie.web.costing.worded import Figured, figured
from regie.web.templating import page

_BASES = ("billed", "effective")
_FAULTS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_member(methods=("GET", "HEAD", "POST"))
def cost(request: Asked) -> HttpResponse:
    """What is spent, the figures of the strategy, and a form; posted, what the files come to."""
    if request.method != "POST":
        return HttpResponse(_page(request))
    try:
        found = costing.cost_sent(request.actor, _sent(request))
    except InputFaults as refused:
        return HttpResponse(_page(request, faults=refused.faults), status=422)
    if request.POST.get("do") == "download":
        return workbook("cost.xlsx", costing.cost_file(found, request.language))
    kept = costing.keep_cost(request.actor, found, request.language) if "keep" in request.POST else None
    return HttpResponse(_page(request, found=found, kept=kept))


@for_member()
def kept(request: Asked, number: int) -> HttpResponse:
    """One's own workbook, as long as it is kept."""
    try:
        found = costing.kept_cost(request.actor, number)
    except NotThereError:
        raise Http404 from None
    return workbook(found.name, bytes(found.content))


def workbook(name: str, content: bytes) -> HttpResponse:
    """A workbook to take along."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sent(request: Asked) -> costing.Sent:
    files = [_read(one) for one in request.FILES.getlist("files")]
    keys = request.FILES.get("keys")
    basis = request.POST.get("basis", "")
    return costing.Sent(
        files,
        _read(keys) if isinstance(keys, UploadedFile) else None,
        request.POST.get("tag", "").strip(),
        cast(Basis, basis if basis in _BASES else _BASES[0]),
    )


def _read(one: UploadedFile[Any]) -> tuple[str, bytes]:
    # one byte past the limit is enough to see that a file is too large
    return one.name or "", one.read(MOST_BYTES + 1)


def _page(
    request: Asked,
    *,
    found: PlanCost | ChargeBack | None = None,
    kept: Any = None,
    faults: Sequence[Fault] = (),
) -> str:
    language = request.language
    return page(
        request,
        "costing/cost.html.j2",
        budget=request.shown.result("budget"),
        behind=request.shown.behind,
        found=None if found is None else figured(found, language),
        made=kept,
        kept=costing.kept_costs(request.actor),
        faults=[(where(one.place, language), one) for one in faults[:_FAULTS]],
        more_faults=max(0, len(faults) - _FAULTS),
        tag=request.POST.get("tag", ""),
        basis=request.POST.get("basis", _BASES[0]),
        bases=_BASES,
        megabytes=MOST_BYTES // 1_000_000,
        reference=_reference(language),
    )


@cache
def _reference(language: Language) -> tuple[tuple[str, Figured], ...]:
    """The tables of the strategy, as they come with regie."""
    return (
        ("deloitte", figured(plan_cost(shipped_plan()), language)),
        ("nds", figured(shipped_nds(), language)),
        ("phase_1", figured(shipped_phase_1(), language)),
    )
