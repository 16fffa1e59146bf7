"""A kept scenario that has come true: what that changes, row by row, then all of it as one change set."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Body, Router
from pydantic import Field

from regie.actions.keeping import coming_true
from regie.api.asked import PageNumber, refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.imports import Counts, ImportRows, RowKind, rows_shown
from regie.api.jobs import JobShown, Number, accepted, job_data
from regie.api.nouns import Why
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.values import Data, omitted


class TruthAsked(Data):
    """Which scenario has come true, by number, in its newest version."""

    scenario: Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]


class Truth(JobShown):
    """A dry run of a scenario that has come true: how far it is, and what it found once done."""

    scenario: int
    scenario_version: int
    version: int = omitted(description="The version of the landscape it was compared with.")
    counts: Counts = omitted()


router = Router(tags=["Scenarios"], by_alias=True)


@router.post(
    OF_MUNICIPALITY + "/truths",
    response={202: Truth},
    operation_id="createTruth",
    summary="Dry run of a scenario that has come true; nothing changes",
)
def create(request: Asking, municipality: str, body: Annotated[TruthAsked, Body()]) -> HttpResponse:
    # where the page of the job leads who looks there
    job = coming_true.look_at_truth(request.actor, body.scenario, to=f"/{municipality}/what-if/true/")
    response = as_json(_shown(request, job.id), 202)
    response["Location"] = address(municipality, "truths", str(job.id))
    return response


@router.get(
    OF_MUNICIPALITY + "/truths/{number}",
    response=Truth,
    operation_id="getTruth",
    summary="How far a dry run is, and what it found",
)
def show(request: Asking, municipality: str, number: Number) -> HttpResponse:
    return as_json(_shown(request, number))


@router.get(
    OF_MUNICIPALITY + "/truths/{number}/rows",
    response=ImportRows,
    operation_id="listTruthRows",
    summary="What would be added, changed or removed, thing by thing",
)
def rows(
    request: Asking,
    municipality: str,
    number: Number,
    kind: RowKind = "added",
    page: PageNumber = 1,
) -> HttpResponse:
    refuse_others(request, ("kind", "page"))
    return rows_shown(request, kind, coming_true.truth_looked(request.actor, number, kind, page))


@router.post(
    OF_MUNICIPALITY + "/truths/{number}/_apply",
    response={202: JobShown},
    operation_id="applyTruth",
    summary="Do what the dry run showed, as one change set that can be undone",
)
def apply(request: Asking, municipality: str, number: Number, why: Why = "") -> HttpResponse:
    return accepted(request, coming_true.confirm_truth(request.actor, number, why=why))


def _shown(request: Asking, number: int) -> dict[str, Any]:
    job = coming_true.truth_started(request.actor, number)
    found = {**job_data(request, job), "scenario": job.given["scenario"], "scenarioVersion": job.given["version"]}
    found["links"]["self"] = address(request.slug, "truths", str(number))
    if job.state != "done":
        return found
    counts = dict(coming_true.truth_looked(request.actor, number).counts)
    return {**found, "version": job.outcome["version"], "counts": counts}
