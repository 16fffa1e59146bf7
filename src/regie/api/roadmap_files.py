"""Files of own options for plans, and of what became of a plan: looked at, kept in versions, given back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpResponse
from ninja import File, Form, Router
from ninja.files import UploadedFile

from regie.actions.keeping.roadmap import handing_in, kept
from regie.actions.keeping.uploads import MOST_BYTES, TooLargeError
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.jobs import Number
from regie.api.models import Links
from regie.api.problem import RequestFaults, fault_data, language_of
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.values import Data
from regie.landscape.faults import InputFaults

if TYPE_CHECKING:
    from regie.store.models import Plan, RouteFile

_OPTIONS, _ACTUALS = OF_MUNICIPALITY + "/plan-options", OF_MUNICIPALITY + "/plans/{number}/actuals"
Sent = Annotated[UploadedFile, File(description="A workbook (xlsx, ods) or YAML with the tables of the commands.")]
DryRun = Annotated[bool, Form(alias="dryRun", description="Only say what would change.")]


class RouteFileShown(Data):
    """One version of a file, with how many rows each of its tables holds."""

    version: int
    name: str
    by: str
    at: datetime
    tables: dict[str, int]
    links: Links


class RouteFileList(Data):
    """All versions, the newest first: that one counts."""

    items: list[RouteFileShown]


class TableDifference(Data):
    """How the rows of one table differ from the version that counts."""

    table: str
    added: int
    changed: int
    same: int
    gone: int


class RouteFileLooked(Data):
    """What keeping a file does, or in a dry run would do. `version` is the one it gets."""

    version: int
    dry_run: bool
    tables: list[TableDifference]


router = Router(tags=["Plans"], by_alias=True)


@router.get(_OPTIONS, response=RouteFileList, operation_id="listPlanOptions", summary="Versions of own options")
def options(request: Asking, municipality: str) -> HttpResponse:
    return _list(request, None)


@router.post(
    _OPTIONS,
    response={200: RouteFileLooked, 201: RouteFileLooked},
    operation_id="createPlanOptions",
    summary="Look at a file with options, order, groups and limits, and keep it",
)
def keep_options(request: Asking, municipality: str, file: Sent, dry_run: DryRun = False) -> HttpResponse:
    return _taken(request, None, file, dry_run=dry_run)


@router.get(_OPTIONS + "/{version}", response=Any, operation_id="getPlanOptions", summary="A version as it was sent")
def options_file(request: Asking, municipality: str, version: Number) -> HttpResponse:
    return _file(handing_in.file_of(request.actor, version))


@router.get(_ACTUALS, response=RouteFileList, operation_id="listPlanActuals", summary="Versions of what became of it")
def actuals(request: Asking, municipality: str, number: Number) -> HttpResponse:
    return _list(request, kept.plan(request.actor, number))


@router.post(
    _ACTUALS,
    response={200: RouteFileLooked, 201: RouteFileLooked},
    operation_id="createPlanActuals",
    summary="Look at a file with what became of the steps, and keep it",
)
def keep_actuals(
    request: Asking, municipality: str, number: Number, file: Sent, dry_run: DryRun = False
) -> HttpResponse:
    return _taken(request, kept.plan(request.actor, number), file, dry_run=dry_run)


@router.get(
    _ACTUALS + "/{version}", response=Any, operation_id="getPlanActuals", summary="A version of them as it was sent"
)
def actuals_file(request: Asking, municipality: str, number: Number, version: Number) -> HttpResponse:
    return _file(handing_in.file_of(request.actor, version, kept.plan(request.actor, number)))


def _list(request: Asking, plan: Plan | None) -> HttpResponse:
    refuse_others(request, ())
    items = [
        {
            "version": one.number,
            "name": one.name,
            "by": one.by,
            "at": one.at.isoformat(),
            "tables": one.says["counts"],
            "links": {"self": _address(request, plan, one.number)},
        }
        for one in handing_in.files(request.actor, plan)
    ]
    return as_json({"items": items})


def _taken(request: Asking, plan: Plan | None, file: UploadedFile, *, dry_run: bool) -> HttpResponse:
    # one byte past the limit is enough to see that a file is too large
    content = (file.name or "", file.read(MOST_BYTES + 1))
    try:
        found = handing_in.look(request.actor, content, plan)
        version = 1 if found.over is None else found.over.number + 1
        if not dry_run:
            version = handing_in.keep(request.actor, content, plan).number
    except TooLargeError:
        raise
    except InputFaults as refused:
        language = language_of(request)
        raise RequestFaults([fault_data(one, language, "file") for one in refused.faults]) from refused
    tables = [
        {"table": one.name, **{how: one.count(how) for how in ("added", "changed", "same")}, "gone": one.gone}
        for one in found.tables
    ]
    answer = as_json({"version": version, "dryRun": dry_run, "tables": tables}, 200 if dry_run else 201)
    if not dry_run:
        answer["Location"] = _address(request, plan, version)
    return answer


def _file(found: RouteFile) -> HttpResponse:
    answer = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer


def _address(request: Asking, plan: Plan | None, version: int) -> str:
    of = ("plan-options",) if plan is None else ("plans", str(plan.id), "actuals")
    return address(request.slug, *of, str(version))
