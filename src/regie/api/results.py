"""Results of the newest computation: goals with what they count, concentration, judgements and placements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router

from regie.actions.keeping.quality import quality_by_day
from regie.actions.keeping.shown import NotThereError
from regie.api import failure_models as failure
from regie.api import quality_models as quality
from regie.api import result_models as shape
from regie.api.calling import Asking
from regie.api.problem import language_of
from regie.api.representing import OF_MUNICIPALITY
from regie.api.showing import kept, result
from regie.api.values import Key
from regie.locale import Language

_PARTS = 200
router = Router(tags=["Results"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/overview", response=shape.OverviewShown, operation_id="getOverview", summary="Where we stand"
)
def overview(request: Asking, municipality: str) -> HttpResponse:
    return result(
        request, shape.OverviewShown, lambda: {**kept(request, "overview"), "places": kept(request, "places")}
    )


@router.get(OF_MUNICIPALITY + "/goals", response=shape.GoalList, operation_id="listGoals", summary="All goals")
def goals(request: Asking, municipality: str) -> HttpResponse:
    return result(request, shape.GoalList, lambda: {"items": list(request.shown.results("goal").values())})


@router.get(
    OF_MUNICIPALITY + "/goals/{goal}",
    response=shape.GoalShown,
    operation_id="getGoal",
    summary="One goal, each reading",
)
def goal(request: Asking, municipality: str, goal: Key) -> HttpResponse:
    return result(request, shape.GoalShown, lambda: kept(request, "goal", goal))


@router.get(
    OF_MUNICIPALITY + "/goals/{goal}/readings/{reading}/rows",
    response=shape.RowsCounted,
    operation_id="listCountedRows",
    summary="What is behind the number of a reading",
)
def rows(request: Asking, municipality: str, goal: Key, reading: Key) -> HttpResponse:
    return result(request, shape.RowsCounted, lambda: kept(request, "counted", f"{goal}/{reading}"))


@router.get(
    OF_MUNICIPALITY + "/concentrations/{view}",
    response=shape.ConcentrationShown,
    operation_id="getConcentration",
    summary="On whom we depend, directly or through the chain",
)
def concentration(request: Asking, municipality: str, view: Literal["direct", "chain"]) -> HttpResponse:
    return result(request, shape.ConcentrationShown, lambda: {"tables": _tables(request, view)})


@router.get(
    OF_MUNICIPALITY + "/judgements/{path:key}",
    response=shape.JudgementShown,
    operation_id="getJudgement",
    summary="How autonomous a thing is, and why",
)
def judgement(request: Asking, municipality: str, key: Key) -> HttpResponse:
    return result(request, shape.JudgementShown, lambda: kept(request, "judged", key))


@router.get(
    OF_MUNICIPALITY + "/placements/{path:key}",
    response=shape.PlacementList,
    operation_id="listPlacements",
    summary="Where each decision model places an application, with its rules",
)
def placements(request: Asking, municipality: str, key: Key) -> HttpResponse:
    language = language_of(request)

    def items() -> list[dict[str, Any]]:
        placed = kept(request, "judged", key).get("placed")
        if placed is None:
            raise NotThereError(key)
        return [_placement(model, one, language) for model, one in placed.items()]

    return result(request, shape.PlacementList, lambda: {"items": items()})


@router.get(
    OF_MUNICIPALITY + "/failures",
    response=failure.FailureList,
    operation_id="listFailures",
    summary="What stops when any one thing falls away, the worst first",
)
def failures(request: Asking, municipality: str) -> HttpResponse:
    return result(request, failure.FailureList, lambda: kept(request, "failures"))


@router.get(
    OF_MUNICIPALITY + "/data-quality",
    response=quality.QualityShown,
    operation_id="getDataQuality",
    summary="How complete, fresh and free of contradiction the data is",
)
def data_quality(request: Asking, municipality: str) -> HttpResponse:
    return result(request, quality.QualityShown, lambda: kept(request, "quality"))


@router.get(
    OF_MUNICIPALITY + "/data-quality/days",
    response=quality.QualityTrend,
    operation_id="listDataQuality",
    summary="How good the data was on each day of which it is kept",
)
def data_quality_by_day(request: Asking, municipality: str) -> HttpResponse:
    def found() -> dict[str, Any]:
        return {"items": [{"day": one.day, "total": one.total} for one in quality_by_day(request.shown)]}

    return result(request, quality.QualityTrend, found)


def _tables(request: Asking, view: str) -> list[dict[str, Any]]:
    """The tables of a view, each with its largest parts."""
    found = [one for key, one in request.shown.results("concentration").items() if key.startswith(f"{view}/")]
    if not found:
        raise NotThereError(view)
    return [{**one, "parts": one["parts"][:_PARTS], "more": max(0, len(one["parts"]) - _PARTS)} for one in found]


def _placement(model: str, one: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {
        **one,
        "model": model,
        "labels": {outcome: labels[language] for outcome, labels in one["labels"].items()},
        "rules": [{"rule": rule["rule"], "says": rule[language]} for rule in one["rules"]],
        "given": [{"name": name, **given} for name, given in one["inputs"].items()],
    }
