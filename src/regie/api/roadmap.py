"""Plans: asked for and made in the background, listed, read, compared, followed and removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpResponse
from ninja import Body, Router

from regie.actions.keeping.roadmap import kept
from regie.actions.keeping.roadmap.following import DONE, follow
from regie.actions.keeping.roadmap.handing_in import file_of
from regie.actions.keeping.roadmap.making import ask_plan
from regie.actions.keeping.roadmap.question import Question, Said, question_of, usual_question
from regie.api import roadmap_models as shape
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.jobs import JobShown, Number, accepted
from regie.api.problem import RequestFaults, fault_at, language_of
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.showing import words_of
from regie.locale.carried import from_data
from regie.readers.roadmap import Budget, Capacity, Freeze

if TYPE_CHECKING:
    from regie.analyses.roadmap import PlannedStep
    from regie.store.models import Plan

_ONE = OF_MUNICIPALITY + "/plans/{number}"
router = Router(tags=["Plans"], by_alias=True)


@router.get(OF_MUNICIPALITY + "/plans", response=shape.PlanList, operation_id="listPlans", summary="All plans")
def list_(request: Asking, municipality: str) -> HttpResponse:
    refuse_others(request, ())
    language = language_of(request)
    plans = kept.plans(request.actor)
    return as_json({"items": [words_of(shape.PlanSummary, _summary(request, one), language) for one in plans]})


@router.post(
    OF_MUNICIPALITY + "/plans",
    response={202: JobShown},
    operation_id="createPlan",
    summary="Ask for the cheapest route to the goals",
)
def create(request: Asking, municipality: str, body: Annotated[shape.PlanAsked, Body()]) -> HttpResponse:
    wrong = [number for number, one in enumerate(body.freezes) if one.first > one.last]
    if wrong:
        raise RequestFaults([fault_at(request, "body", f"/freezes/{number}", "freeze") for number in wrong])
    return accepted(request, ask_plan(request.actor, _question(request, body)))


@router.get(_ONE, response=shape.PlanShown, operation_id="getPlan", summary="A plan with its steps and why")
def show(request: Asking, municipality: str, number: Number) -> HttpResponse:
    found = kept.plan(request.actor, number)
    return as_json(words_of(shape.PlanShown, _whole(request, found), language_of(request)))


@router.delete(_ONE, response={204: None}, operation_id="deletePlan", summary="Remove a plan")
def delete(request: Asking, municipality: str, number: Number) -> HttpResponse:
    kept.remove_plan(request.actor, number)
    return HttpResponse(status=204)


@router.get(
    _ONE + "/differences/{other}",
    response=shape.PlanDifference,
    operation_id="comparePlans",
    summary="The things of which another plan says something else",
)
def compare(request: Asking, municipality: str, number: Number, other: Number) -> HttpResponse:
    old, new = kept.plan(request.actor, number), kept.plan(request.actor, other)
    changed = kept.compare_plans(old, new)
    rows = [{"thing": one.thing, "before": _brief(one.old), "after": _brief(one.new)} for one in changed]
    return as_json({"items": [words_of(shape.StepChanged, row, language_of(request)) for row in rows]})


@router.get(_ONE + "/course", response=shape.CourseShown, operation_id="followPlan", summary="How it goes with a plan")
def course(request: Asking, municipality: str, number: Number) -> HttpResponse:
    found = follow(request.shown, kept.plan(request.actor, number))
    data = {
        "day": found.day,
        "steps": [
            {
                "thing": one.step.thing,
                "year": one.step.year,
                "standing": one.standing.value,
                "finished": one.actual.finished if one.actual else None,
                "spent": one.actual.spent if one.actual else None,
                "over": one.over if one.standing in DONE else None,
            }
            for one in found.steps
        ],
        "goals": [{**_key(aim), "planned": planned, "now": now} for aim, planned, now in found.goals],
        "planned_spending": found.spent,
        "actuals": found.told.number if found.told else None,
        "spent": found.spending.spent if found.spending else None,
    }
    return as_json(words_of(shape.CourseShown, data, language_of(request)))


def _question(request: Asking, body: shape.PlanAsked) -> Question:
    usual = usual_question(request.shown)
    own = usual.own if body.options is None else body.options or None
    if own is not None:
        file_of(request.actor, own)
    return Question(
        body.name,
        tuple(body.goals or usual.goals),
        tuple(Budget(one.year, one.amount) for one in body.budgets),
        tuple(Capacity(one.skill, one.days) for one in body.capacities),
        tuple(Freeze(one.first, one.last, one.cluster or "") for one in body.freezes),
        body.most_moves,
        body.steady,
        tuple(_said(one) for one in body.fixed),
        tuple(_said(one) for one in body.forbidden),
        tuple((one.goal, one.share) for one in body.shares),
        own,
    )


def _said(one: shape.StepSettled) -> Said:
    return one.thing, one.choice, one.year


def _asked(question: Question) -> dict[str, Any]:
    """A question as it can be asked again."""

    def settled(said: Said) -> dict[str, Any]:
        return dict(zip(("thing", "choice", "year"), said, strict=True))

    return {
        "name": question.name,
        "goals": list(question.goals),
        "budgets": [{"year": one.year, "amount": one.amount} for one in question.budgets],
        "capacities": [{"skill": one.skill, "days": one.days} for one in question.capacities],
        "freezes": [{"first": one.first, "last": one.last, "cluster": one.cluster or None} for one in question.freezes],
        "mostMoves": question.most_moves,
        "steady": question.steady,
        "fixed": [settled(one) for one in question.fixed],
        "forbidden": [settled(one) for one in question.forbidden],
        "shares": [{"goal": goal, "share": share} for goal, share in question.shares],
        "options": question.own or 0,
    }


def _summary(request: Asking, plan: Plan) -> dict[str, Any]:
    body = from_data(plan.body)
    return {
        **{name: getattr(plan, name) for name in ("name", "made_at", "by", "version")},
        **{name: body[name] for name in ("status", "found", "cost", "bound", "spent", "moves")},
        "number": plan.id,
        "goals": [{**aim, **_key(aim), "out_of_reach": aim["stuck"]["n"]} for aim in body["aims"]],
        "links": {"self": address(request.slug, "plans", str(plan.id))},
    }


def _whole(request: Asking, plan: Plan) -> dict[str, Any]:
    body = from_data(plan.body)
    drawn = body["drawn"]["years"] if body["drawn"] else {}
    clash = body["clash"] or {}
    return {
        **_summary(request, plan),
        "question": _asked(question_of(plan.question)),
        "years": [{**one, "spread": drawn.get(str(one["year"]))} for one in body["years"]],
        "steps": [_step(from_data(one)) for one in plan.steps],
        "prices": [{**one, **(_key(one) if one["key"] else {})} for one in body["prices"]],
        "front": {**_key(body["front"]), **body["front"]} if body["front"] else None,
        "clash": clash.get("demands"),
        "relief": clash.get("reliefs"),
    }


def _step(step: Mapping[str, Any]) -> dict[str, Any]:
    return {**step, "contract_ends": step["ends"], "why": [one["says"] for one in step["why"]]}


def _key(held: Mapping[str, Any]) -> dict[str, str]:
    """A goal and its reading by their ids."""
    return {"id": held["key"][0], "reading": held["key"][1]}


def _brief(step: PlannedStep | None) -> dict[str, Any] | None:
    return None if step is None else {"strategy": step.strategy, "target": step.target, "year": step.year}
