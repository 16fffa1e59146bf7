"""The report: asked for with its chapters, made in the background, and fetched for as long as it is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Body, Router
from pydantic import Field

from regie.actions.keeping.reporting import FORMS, ask_for_report, made_report, made_reports
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.jobs import JobShown, Number, accepted
from regie.api.problem import RequestFaults, fault_at
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.supposing import Scenario, named_by, written_by
from regie.api.values import Data, list_of, one_of
from regie.locale import LANGUAGES
from regie.reports.choosing import ALL, CHAPTERS

_MOST = 10
_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ReportAsked(Data):
    """Which chapters, in which language and form."""

    chapters: list_of(one_of(ALL), len(ALL), 1) = Field(list(CHAPTERS))  # type: ignore[valid-type]
    language: Literal[LANGUAGES] = "nl"  # type: ignore[valid-type]
    form: Literal[FORMS] = "html"  # type: ignore[valid-type]
    plan: Annotated[int, Field(strict=True, ge=0, le=2**53)] = Field(
        0, description="The kept plan the chapter `route` tells of, by number; the newest unless given."
    )
    scenarios: Annotated[list[Scenario], Field(max_length=_MOST)] = Field(
        [], description="What the chapter `whatif` also tells, each by itself."
    )
    kept: Annotated[list[Annotated[int, Field(strict=True, ge=1, le=2**31)]], Field(max_length=_MOST)] = Field(
        [], description="Scenarios that are kept, by number; told with the others."
    )


class ReportShown(Data):
    """A report that is kept."""

    number: int
    name: str
    expires_at: datetime
    address: str


class ReportList(Data):
    """Your reports that are still kept, the newest first."""

    items: list[ReportShown]


router = Router(tags=["Reports"], by_alias=True)


@router.post(
    OF_MUNICIPALITY + "/reports", response={202: JobShown}, operation_id="createReport", summary="Ask for a report"
)
def create(request: Asking, municipality: str, body: Annotated[ReportAsked, Body()]) -> HttpResponse:
    # where the page of the job leads who looks there
    there = f"/{municipality}/report/made/"
    scenarios = [written_by(one, named_by(one)) for one in body.scenarios]
    empty = [at for at, one in enumerate(scenarios) if one.empty]
    if empty:
        raise RequestFaults([fault_at(request, "body", f"/scenarios/{at}", "nothing_happens") for at in empty])
    job = ask_for_report(
        request.actor,
        tuple(body.chapters),
        body.language,
        body.form,
        to=there,
        plan=body.plan,
        scenarios=scenarios,
        kept=body.kept,
    )
    return accepted(request, job)


@router.get(OF_MUNICIPALITY + "/reports", response=ReportList, operation_id="listReports", summary="Your kept reports")
def list_(request: Asking, municipality: str) -> HttpResponse:
    refuse_others(request, ())
    found = [
        {
            "number": one.id,
            "name": one.name,
            "expiresAt": one.expires_at.isoformat(),
            "address": address(municipality, "reports", str(one.id)),
        }
        for one in made_reports(request.actor)
    ]
    return as_json({"items": found})


@router.get(
    OF_MUNICIPALITY + "/reports/{number}", response=Any, operation_id="getReport", summary="A report as its file"
)
def file(request: Asking, municipality: str, number: Number) -> HttpResponse:
    found = made_report(request.actor, number)
    answer = HttpResponse(bytes(found.content), content_type=_TYPES[found.name.rpartition(".")[2]])
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer
