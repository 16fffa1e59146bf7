"""Work in the background: how far it is, what came of it, and stopping it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Path, Router
from pydantic import Field

from regie.actions.keeping import jobs
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.models import Links
from regie.api.problem import FaultFound, fault_data, language_of
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.values import Data, omitted

if TYPE_CHECKING:
    from regie.store.models import Job

Number = Annotated[int, Path(ge=1, le=2**53)]
Reason = Literal["faults", "changed_meanwhile", "gone", "not_allowed", "broken", "interrupted"]


class JobLinks(Links):
    """Where the work is, and where its result is once there is one."""

    result: str = omitted()


class JobShown(Data):
    """One piece of work."""

    number: int = Field(examples=[12])
    kind: Literal[tuple(jobs.WORK)]  # type: ignore[valid-type]
    state: Literal["waiting", "running", "stopping", "done", "failed", "stopped"]
    done: int = Field(description="How many of `total` steps are done.")
    total: int
    created_at: datetime
    ended_at: datetime = omitted()
    reason: Reason = omitted(description="Why it failed.")
    faults: list[FaultFound] = omitted(description="All that is wrong with what it was given.")
    links: JobLinks


class JobList(Data):
    """Your work of the last days, the newest first."""

    items: list[JobShown]


router = Router(tags=["Jobs"], by_alias=True)


@router.get(OF_MUNICIPALITY + "/jobs", response=JobList, operation_id="listJobs", summary="Your work in the background")
def list_(request: Asking, municipality: str) -> HttpResponse:
    refuse_others(request, ())
    return as_json({"items": [job_data(request, one) for one in jobs.own(request.actor)]})


@router.get(
    OF_MUNICIPALITY + "/jobs/{number}", response=JobShown, operation_id="getJob", summary="How far one piece of work is"
)
def show(request: Asking, municipality: str, number: Number) -> HttpResponse:
    return as_json(job_data(request, jobs.job(request.actor, number)))


@router.post(
    OF_MUNICIPALITY + "/jobs/{number}/_stop",
    response=JobShown,
    operation_id="stopJob",
    summary="Stop it; nothing of it is kept, but of a plan the best so far",
)
def stop(request: Asking, municipality: str, number: Number) -> HttpResponse:
    return as_json(job_data(request, jobs.stop(request.actor, number)))


def job_data(request: Asking, one: Job) -> dict[str, Any]:
    """A job as the API shows it."""
    outcome = one.outcome
    where = _RESULTS.get(one.kind)
    result = where(request.slug, one) if where and one.state == "done" else None
    ended = {"endedAt": one.ended_at.isoformat()} if one.ended_at else {}
    return {
        "number": one.id,
        "kind": one.kind,
        "state": one.state,
        "done": one.done,
        "total": one.total,
        "createdAt": one.created_at.isoformat(),
        **ended,
        **({"reason": outcome["reason"]} if "reason" in outcome else {}),
        **({"faults": faults_data(request, outcome)} if "faults" in outcome else {}),
        "links": {
            "self": address(request.slug, "jobs", str(one.id)),
            **({"result": result} if result else {}),
        },
    }


def faults_data(request: Asking, outcome: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The faults that work found in files."""
    return [fault_data(one, language_of(request), "file") for one in jobs.faults_from(outcome)]


def accepted(request: Asking, one: Job, *where: str) -> HttpResponse:
    """202 with the job; what was asked for is, or will be, at `where` (else at the job itself)."""
    response = as_json(job_data(request, one), 202)
    response["Location"] = address(request.slug, *(where or ("jobs", str(one.id))))
    return response


def _change(slug: str, one: Job) -> str | None:
    made = one.outcome.get("change")
    return address(slug, "changes", str(made)) if made else None


_RESULTS: Mapping[str, Callable[[str, Job], str | None]] = {
    "look_at_import": lambda slug, one: address(slug, "imports", str(one.id)),
    "take_in": _change,
    "report": lambda slug, one: address(slug, "reports", str(one.outcome["file"])),
    "tables": lambda slug, one: address(
        slug, "decision-models", one.given["name"], "versions", str(one.given["number"]), "effect"
    ),
    "goal_effect": lambda slug, one: address(slug, "goal-versions", str(one.given["number"]), "effect"),
    "what_if": lambda slug, one: address(slug, "what-ifs", str(one.id)),
    "plan": lambda slug, one: address(slug, "plans", str(one.outcome["plan"])),
    "compare_scenarios": lambda slug, one: address(slug, "scenario-comparisons", str(one.id)),
    "repair": lambda slug, one: address(slug, "repairs", str(one.id)),
    "look_at_scenario": lambda slug, one: address(slug, "truths", str(one.id)),
    "scenario_true": _change,
}
"""Where the result of each kind of work is, as far as the API shows it; None when it changed nothing."""
