"""What if: a scenario over the stored landscape, worked out in the background."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Body, Router
from pydantic import Field

from regie.actions.keeping.supposing import ask_what_if, what_if
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.failure_models import ScenarioFound
from regie.api.jobs import JobShown, Number, accepted, job_data
from regie.api.problem import RequestFaults, fault_at, language_of
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.showing import words_of
from regie.api.values import Country, Data, Day, Key, omitted
from regie.readers.scenarios import Bought, Dearer, WrittenScenario

_MOST = 50
Names = Annotated[list[Key], Field(max_length=_MOST)]
Countries = Annotated[list[Country], Field(max_length=_MOST)]


class TakeOverAsked(Data):
    """Who is bought, and by whom: ids, or names as people use them; a buyer may be in the register of suppliers."""

    organisation: Key
    by: Key


class PriceAsked(Data):
    """A supplier or parent that asks so many percent more."""

    supplier: Key
    percent: Annotated[float, Field(strict=True, gt=0, le=1000, allow_inf_nan=False)]


class Scenario(Data):
    """What happens, all together. Names are ids, or what people use."""

    without: Names = Field([], description="Organisations, platforms, applications, teams and data centres that go.")
    sanction: Countries = Field([], description="Countries whose companies may deliver nothing.")
    refuse: Names = Field([], description="Suppliers that keep what they hold the only key of locked.")
    takeover: Annotated[list[TakeOverAsked], Field(max_length=_MOST)] = Field([])
    price: Annotated[list[PriceAsked], Field(max_length=_MOST)] = Field([])
    law: Names = Field([], description="Adequacy decisions that fall away, by their id.")
    on: Day = omitted(description="The day it begins; the landscape's own date unless given.")
    notice: Annotated[float, Field(strict=True, ge=0, le=100_000)] = Field(0.0, description="Hours it is known ahead.")
    lasts: Literal["day", "week", "month", "for_good"] = "for_good"


class WhatIf(JobShown):
    """How far the work is, and what was found once it is done; kept for an hour."""

    found: ScenarioFound = omitted()


router = Router(tags=["What if"], by_alias=True)


@router.post(
    OF_MUNICIPALITY + "/what-ifs",
    response={202: JobShown},
    operation_id="createWhatIf",
    summary="Ask what a scenario stops and changes",
)
def create(request: Asking, municipality: str, body: Annotated[Scenario, Body()]) -> HttpResponse:
    written = written_by(body, named_by(body))
    if written.empty:
        raise RequestFaults([fault_at(request, "body", "/", "nothing_happens")])
    job = ask_what_if(request.actor, written)
    response = accepted(request, job)
    response["Location"] = address(municipality, "what-ifs", str(job.id))
    return response


@router.get(
    OF_MUNICIPALITY + "/what-ifs/{number}",
    response=WhatIf,
    operation_id="getWhatIf",
    summary="How far it is, and what was found",
)
def show(request: Asking, municipality: str, number: Number) -> HttpResponse:
    job, found = what_if(request.actor, number)
    shown = job_data(request, job)
    shown["links"]["self"] = address(municipality, "what-ifs", str(number))
    if found is not None:
        shown["found"] = words_of(ScenarioFound, found, language_of(request))
    return as_json(shown)


def written_by(body: Scenario, name: str, why: str = "") -> WrittenScenario:
    """A scenario that came in, as actions take it."""
    return WrittenScenario(
        name=name,
        why=why,
        on=body.on,
        notice=body.notice,
        lasts=body.lasts,
        without=tuple(body.without),
        sanction=tuple(body.sanction),
        refuse=tuple(body.refuse),
        takeover=tuple(Bought(organisation=one.organisation, by=one.by) for one in body.takeover),
        price=tuple(Dearer(supplier=one.supplier, percent=one.percent) for one in body.price),
        law=tuple(body.law),
    )


def named_by(body: Scenario) -> str:
    """What a scenario without a name is called."""
    names = [*body.without, *body.sanction, *body.refuse, *body.law]
    names += [f"{one.organisation} < {one.by}" for one in body.takeover]
    names += [f"{one.supplier} +{one.percent:g}%" for one in body.price]
    return "; ".join(names)[:500]
