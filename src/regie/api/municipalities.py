"""The municipalities a caller has a part in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from ninja import Router
from pydantic import Field

from regie.actions.keeping.shown import Shown
from regie.api.asked import refuse_others
from regie.api.calling import Asking, places_of
from regie.api.conditional import as_json
from regie.api.models import Links
from regie.api.representing import OF_MUNICIPALITY, PLURALS, address
from regie.api.values import Data, omitted


class ResultsState(Data):
    """Which landscape the newest results are of."""

    version: int
    behind: int = Field(description="How many change sets they do not know of yet.")
    day: date
    at: datetime


class MunicipalityShown(Data):
    """A municipality and how much its landscape holds."""

    slug: str = Field(examples=["voorbeeldstad"])
    name: str
    version: int = Field(description="Counts the change sets over its landscape.")
    counts: dict[str, int] = Field(description="How many things there are, by the last part of their address.")
    results: ResultsState = omitted()
    links: Links


class MunicipalityLink(Data):
    """Where a municipality is."""

    slug: str
    links: Links


class MunicipalityList(Data):
    """All of them."""

    items: list[MunicipalityLink]


router = Router(tags=["Municipalities"], by_alias=True)


@router.get("/municipalities", response=MunicipalityList, operation_id="listMunicipalities", summary="Yours")
def list_(request: Asking) -> HttpResponse:
    refuse_others(request, ())
    return as_json({"items": [{"slug": one, "links": {"self": address(one)}} for one in places_of(request)]})


@router.get(OF_MUNICIPALITY, response=MunicipalityShown, operation_id="getMunicipality", summary="Show one")
def show(request: Asking, municipality: str) -> HttpResponse:
    shown, counts = request.shown, request.shown.counts()
    return as_json(
        {
            "slug": municipality,
            "name": shown.municipality.name,
            "version": shown.municipality.version,
            "counts": {plural: counts.get(noun, 0) for noun, plural in PLURALS.items()},
            **_results(shown),
            "links": {"self": address(municipality)},
        }
    )


def _results(shown: Shown) -> dict[str, Any]:
    run = shown.run
    if run is None:
        return {}
    state = {"version": run.version, "behind": shown.behind, "day": run.day.isoformat()}
    return {"results": {**state, "at": run.finished_at.isoformat()}}
