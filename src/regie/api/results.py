"""Results of the newest computation: goals with what they count, concentration, judgements and placements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router

from regie.actions.keeping.shown import NotThereError
from regie.api import result_models as shape
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.problem import language_of
from regie.api.representing import OF_MUNICIPALITY
from regie.api.values import Key
from regie.locale import Language, Message, say

_PARTS = 200
router = Router(tags=["Results"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/overview", response=shape.OverviewShown, operation_id="getOverview", summary="Where we stand"
)
def overview(request: Asking, municipality: str) -> HttpResponse:
    return _answer(request, shape.OverviewShown, {**_kept(request, "overview"), "places": _kept(request, "places")})


@router.get(OF_MUNICIPALITY + "/goals", response=shape.GoalList, operation_id="listGoals", summary="All goals")
def goals(request: Asking, municipality: str) -> HttpResponse:
    return _answer(request, shape.GoalList, {"items": list(request.shown.results("goal").values())})


@router.get(
    OF_MUNICIPALITY + "/goals/{goal}",
    response=shape.GoalShown,
    operation_id="getGoal",
    summary="One goal, each reading",
)
def goal(request: Asking, municipality: str, goal: Key) -> HttpResponse:
    return _answer(request, shape.GoalShown, _kept(request, "goal", goal))


@router.get(
    OF_MUNICIPALITY + "/goals/{goal}/readings/{reading}/rows",
    response=shape.RowsCounted,
    operation_id="listCountedRows",
    summary="What is behind the number of a reading",
)
def rows(request: Asking, municipality: str, goal: Key, reading: Key) -> HttpResponse:
    return _answer(request, shape.RowsCounted, _kept(request, "counted", f"{goal}/{reading}"))


@router.get(
    OF_MUNICIPALITY + "/concentrations/{view}",
    response=shape.ConcentrationShown,
    operation_id="getConcentration",
    summary="On whom we depend, directly or through the chain",
)
def concentration(request: Asking, municipality: str, view: Literal["direct", "chain"]) -> HttpResponse:
    return _answer(request, shape.ConcentrationShown, {"tables": _tables(request, view)})


@router.get(
    OF_MUNICIPALITY + "/judgements/{path:key}",
    response=shape.JudgementShown,
    operation_id="getJudgement",
    summary="How autonomous a thing is, and why",
)
def judgement(request: Asking, municipality: str, key: Key) -> HttpResponse:
    return _answer(request, shape.JudgementShown, _kept(request, "judged", key))


@router.get(
    OF_MUNICIPALITY + "/placements/{path:key}",
    response=shape.PlacementList,
    operation_id="listPlacements",
    summary="Where each decision model places an application, with its rules",
)
def placements(request: Asking, municipality: str, key: Key) -> HttpResponse:
    placed = _kept(request, "judged", key).get("placed")
    if placed is None:
        raise NotThereError(key)
    language = language_of(request)
    items = [_placement(model, one, language) for model, one in placed.items()]
    return _answer(request, shape.PlacementList, {"items": items})


def _tables(request: Asking, view: str) -> list[dict[str, Any]]:
    """The tables of a view, each with its largest parts."""
    found = [one for key, one in request.shown.results("concentration").items() if key.startswith(f"{view}/")]
    if not found:
        raise NotThereError(view)
    return [{**one, "parts": one["parts"][:_PARTS], "more": max(0, len(one["parts"]) - _PARTS)} for one in found]


def _kept(request: Asking, kind: str, key: str = "") -> Any:
    """A kept result. Raises NotThereError: before the first computation, or for what is not judged."""
    found = request.shown.result(kind, key)
    if found is None:
        raise NotThereError(key)
    return found


def _answer(request: Asking, model: type[shape.Shown], kept: Any) -> HttpResponse:
    """A kept result in words, with only what is described."""
    made = model.model_validate(_without_none(_said(kept, language_of(request))))
    return as_json(made.model_dump(mode="json", by_alias=True, exclude_none=True))


def _said(kept: Any, language: Language) -> Any:
    match kept:
        case Message():
            return say(kept, language)
        case dict():
            return {name: _said(one, language) for name, one in kept.items()}
        case tuple() | list():
            return [_said(one, language) for one in kept]
        case _:
            return kept


def _without_none(kept: Any) -> Any:
    """What has no value is left out, not null."""
    match kept:
        case dict():
            return {name: _without_none(one) for name, one in kept.items() if one is not None}
        case list():
            return [_without_none(one) for one in kept]
        case _:
            return kept


def _placement(model: str, one: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {
        **one,
        "model": model,
        "labels": {outcome: labels[language] for outcome, labels in one["labels"].items()},
        "rules": [{"rule": rule["rule"], "says": rule[language]} for rule in one["rules"]],
        "inputs": [{"name": name, **given} for name, given in one["inputs"].items()],
    }
