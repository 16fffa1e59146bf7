"""The least to arrange so that critical processes go on, worked out in the background."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Body, Router
from pydantic import Field

from regie.actions.keeping.repairing import ask_repair, repair_found
from regie.actions.keeping.supposing import Asking as Asked
from regie.analyses.failure import Measure
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.jobs import JobShown, Number, accepted, job_data
from regie.api.problem import language_of
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.result_models import Interval, Shown
from regie.api.showing import words_of
from regie.api.supposing import Scenario, named_by, written_by
from regie.api.values import Data, omitted


class RepairAsked(Data):
    """For which scenario (every single failure unless given), and whether cost counts instead of number."""

    scenario: Scenario = omitted()
    cheapest: bool = Field(False, description="By regie's own assumption of what measures cost.")


class MeasureShown(Shown):
    """One measure: for a thing, against the loss of a provider (empty: of the thing itself)."""

    measure: Literal[tuple(one.value for one in Measure)]  # type: ignore[valid-type]
    thing: str
    thing_name: str
    provider: str
    provider_name: str
    euros: Interval = omitted(description="In the first year.")
    source: str = Field(description="Who says what it costs.")


class HopelessShown(Shown):
    """A critical process that no measure helps."""

    process: str
    name: str


class RepairFound(Shown):
    """Measures that keep all other critical processes up. Not `proven`: at most this `gap` may still come off."""

    day: date
    scenarios: int
    proven: bool
    gap: float
    measures: list[MeasureShown]
    euros: Interval = omitted()
    sources: list[str]
    hopeless: list[HopelessShown]


class RepairShown(JobShown):
    """How far the work is, and what was found once it is done; kept for an hour."""

    found: RepairFound = omitted()


router = Router(tags=["What if"], by_alias=True)


@router.post(
    OF_MUNICIPALITY + "/repairs",
    response={202: JobShown},
    operation_id="createRepair",
    summary="Ask for the least to arrange",
)
def create(request: Asking, municipality: str, body: Annotated[RepairAsked, Body()]) -> HttpResponse:
    given = body.scenario
    asked = Asked(written_by(given, named_by(given))) if given is not None else None
    job = ask_repair(request.actor, asked, cheapest=body.cheapest)
    return accepted(request, job, "repairs", str(job.id))


@router.get(
    OF_MUNICIPALITY + "/repairs/{number}",
    response=RepairShown,
    operation_id="getRepair",
    summary="How far it is, and what was found",
)
def show(request: Asking, municipality: str, number: Number) -> HttpResponse:
    job, found = repair_found(request.actor, number)
    shown = job_data(request, job)
    shown["links"]["self"] = address(municipality, "repairs", str(number))
    if found is not None:
        shown["found"] = words_of(RepairFound, found, language_of(request))
    return as_json(shown)
