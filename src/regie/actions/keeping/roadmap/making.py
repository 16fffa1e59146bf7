"""Make a plan in the background: over the landscape as it is, by the goals and models that count, kept by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from regie.actions.assess import assess, day_of
from regie.actions.keeping import jobs
from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.models_in_use import day_in_force, in_use
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.roadmap.handing_in import options_of
from regie.actions.keeping.roadmap.packing import pack
from regie.actions.keeping.roadmap.question import Question, question_of
from regie.actions.plan import YEARS, settled_by_hand
from regie.actions.routing.proposing import proposal_of
from regie.analyses.roadmap import (
    GOOD,
    Proposal,
    RoutePlan,
    Status,
    already,
    clash,
    front,
    plan_route,
    robust,
    uncertainty,
)
from regie.landscape import Landscape
from regie.locale.carried import to_data
from regie.reference_data.goals import Goal
from regie.reports.assessment import Assessment
from regie.reports.roadmap.course import course
from regie.reports.roadmap.kept import Labels, clash_kept, plan_kept, steps_kept
from regie.store.landscapes import landscape_of
from regie.store.models import Job, Municipality, Plan

PLAN = "plan"
LONGEST = 300.0
"""Seconds after which the best plan found so far is taken."""
_STEPS = 5


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a plan is made on."""

    municipality: Municipality
    assessment: Assessment
    goals: tuple[Goal, ...]

    @property
    def landscape(self) -> Landscape:
        """The landscape as it was when the work began."""
        return self.assessment.landscape

    @property
    def labels(self) -> Labels:
        """What goals and readings are called."""
        return {(goal.id, one.id): (goal.label, one.label) for goal in self.goals for one in goal.readings}


def ask_plan(actor: Actor, question: Question, *, to: str = "") -> Job:
    """Ask for a plan; its outcome leads to `to` with its number. Goals that no option can meet are faults of the job.

    Raises NotAllowedError.
    """
    return jobs.start(actor, Permission.ANALYSE, PLAN, {"question": question.to_data(), "to": to})


def work_plan(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work. Who stops it keeps the best plan found so far; when there is none yet, nothing is kept."""
    actor.require(Permission.ANALYSE)
    question = question_of(given["question"])
    progress(0, _STEPS)
    basis, proposal = _proposed(actor, question, progress)
    progress(2, _STEPS)
    effort = replace(GOOD, seconds=LONGEST, stop=progress.stops)
    plan = (robust if question.steady else plan_route)(proposal.problem, effort=effort)
    if not plan.found and plan.status is not Status.IMPOSSIBLE:
        raise jobs.StoppedError
    body = _body(basis, proposal, plan, progress)
    with performing(actor, Permission.ANALYSE, "make_plan", about=question.name) as doing:
        made = Plan.objects.create(
            municipality=doing.municipality,
            name=question.name,
            by=actor.name,
            question=question.to_data(),
            version=basis.municipality.version,
            day=day_of(basis.landscape, None),
            body=to_data(body),
            steps=to_data(steps_kept(plan, basis.landscape, basis.labels)),
            problem=pack(plan.problem),
        )
        leads = {"address": f"{given['to']}{made.id}"} if given["to"] else {}
        outcome = {"plan": made.id, **leads}
        progress.ends(outcome)
    return outcome


def _proposed(actor: Actor, question: Question, progress: jobs.Progress) -> tuple[_Basis, Proposal]:
    with transaction.atomic():
        place = Municipality.objects.get(id=actor.municipality)
        landscape = landscape_of(place)
        own = options_of(actor, question.own)
    day = day_of(landscape, None)
    in_force = day_in_force(day)
    models, (_, goals) = in_use(place.id, in_force), goals_in_use(place.id, in_force)
    found = assess(landscape, at=day, models=models.placing, autonomy_models=models.autonomy, goals=goals)
    progress(1, _STEPS)
    proposal = proposal_of(found, question.goals, question.given(own), YEARS)
    problem = settled_by_hand(proposal.problem, landscape.name, question.fixed, question.forbidden)
    shares = dict(question.shares)
    for key in (aim.key for aim in problem.aims if "/".join(aim.key) in shares):
        problem = problem.with_target(key, shares["/".join(key)])
    return _Basis(place, found, goals), replace(proposal, problem=problem)


def _body(basis: _Basis, proposal: Proposal, plan: RoutePlan, progress: jobs.Progress) -> dict[str, Any]:
    """What the plan comes to. Who stopped it gets it without what more would cost and how it may turn out."""
    shown = {
        "clash": None,
        "already": already(basis.landscape, plan.steps),
        "course": course(plan, basis.assessment) if plan.found else [],
    }
    bare = {**plan_kept(plan, proposal, basis.labels, None, None), **shown}
    if not progress.stops():
        progress(3, _STEPS)
    if progress.stops():
        return bare
    if not plan.found:
        return {**bare, "clash": clash_kept(clash(proposal.problem), basis.landscape, basis.labels)}
    drawn = uncertainty(plan)
    progress(4, _STEPS)
    aims = plan.problem.aims
    costs = front(plan.problem, aims[0].key) if aims and not progress.stops() else None
    return {**plan_kept(plan, proposal, basis.labels, drawn, costs), **shown}
