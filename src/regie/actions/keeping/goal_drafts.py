"""A municipality's own goals: drafts that change no result, published as a version with a date of effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.computing import ask_for_results
from regie.actions.keeping.performing import Performing, performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import LANGUAGES, Message, say
from regie.reference_data.goal_rules import Misfit, misfits
from regie.reference_data.goals import goals_of, shipped
from regie.store.models import GoalVersion

_DRAFT, _PUBLISHED = GoalVersion.State.DRAFT, GoalVersion.State.PUBLISHED


def versions(actor: Actor) -> Sequence[GoalVersion]:
    """All own versions, the newest first."""
    actor.require(Permission.READ)
    return list(GoalVersion.objects.filter(municipality_id=actor.municipality).defer("body"))


def version(actor: Actor, number: int) -> GoalVersion:
    """One own version. Raises NotThereError."""
    actor.require(Permission.READ)
    found = GoalVersion.objects.filter(municipality_id=actor.municipality, number=number).first()
    if found is None:
        raise NotThereError(str(number))
    return found


def start_draft(actor: Actor, based_on: int = 0) -> GoalVersion:
    """A draft that is a copy of a version (0: the shipped goals). Raises NotAllowedError and NotThereError."""
    body = deepcopy(version(actor, based_on).body) if based_on else _named(shipped())
    with performing(actor, Permission.ANALYSE, "goals_draft", about=str(based_on)) as doing:
        mine = GoalVersion.objects.filter(municipality=doing.municipality)
        number = (mine.aggregate(last=Max("number"))["last"] or 0) + 1
        return GoalVersion.objects.create(
            municipality=doing.municipality, number=number, based_on=based_on, body=body, by=actor.name
        )


def save_goal(actor: Actor, number: int, goal: Mapping[str, Any], *, was: str, seen: int) -> GoalVersion:
    """Put a goal in a draft in the place of the one with the id `was` (empty: a new one).

    Raises NotAllowedError, NotThereError, ConflictError when somebody saved since `seen`, and InputFaults with
    everything that is wrong with it, by field (`due`, or `2.weigh` for the third reading).
    """
    with performing(actor, Permission.ANALYSE, "goals_edit", about=f"{number}/{goal['id']}") as doing:
        draft = _draft(doing, number, seen)
        others = [one for one in draft.body["goals"] if one["id"] != was]
        if was and len(others) == len(draft.body["goals"]):
            raise NotThereError(was)
        at = next((n for n, one in enumerate(draft.body["goals"]) if one["id"] == was), len(others))
        body = {**draft.body, "goals": [*others[:at], dict(goal), *others[at:]]}
        wrong = [one for one in misfits(body) if one.goal in {goal["id"], ""}]
        if wrong:
            raise InputFaults(_fault(one, goal) for one in wrong)
        return _save(draft, body, actor)


def remove_goal(actor: Actor, number: int, goal: str, *, seen: int) -> GoalVersion:
    """Take a goal out of a draft; the last one stays. Raises as `save_goal`."""
    with performing(actor, Permission.ANALYSE, "goals_edit", about=f"{number}/{goal}") as doing:
        draft = _draft(doing, number, seen)
        body = {**draft.body, "goals": [one for one in draft.body["goals"] if one["id"] != goal]}
        if misfits(body):
            raise InputFaults([_fault(one, {}) for one in misfits(body)])
        return _save(draft, body, actor)


def throw_away(actor: Actor, number: int, *, seen: int | None = None) -> None:
    """Throw a draft away; what was published stays. Raises NotAllowedError, NotThereError, and ConflictError when
    somebody saved since `seen`, if that is given."""
    with performing(actor, Permission.ANALYSE, "goals_throw_away", about=str(number)) as doing:
        _draft(doing, number, seen).delete()


def publish_goals(actor: Actor, number: int, valid_from: date, *, why: str, seen: int) -> GoalVersion:
    """Make a draft the goals that count from this day on; results are computed anew. Raises as `save_goal`."""
    with performing(actor, Permission.PUBLISH, "goals_publish", about=str(number), why=why) as doing:
        draft = _draft(doing, number, seen)
        draft.state, draft.valid_from, draft.why, draft.by = _PUBLISHED, valid_from, why, actor.name
        draft.save()
        transaction.on_commit(lambda: ask_for_results(doing.municipality.id))
    return draft


def _draft(doing: Performing, number: int, seen: int | None) -> GoalVersion:
    found = GoalVersion.objects.filter(municipality=doing.municipality, number=number, state=_DRAFT).first()
    if found is None:
        raise NotThereError(str(number))
    if seen is not None and found.saved != seen:
        raise ConflictError([str(number)])
    return found


def _save(draft: GoalVersion, body: Mapping[str, Any], actor: Actor) -> GoalVersion:
    draft.body, draft.saved, draft.by = body, draft.saved + 1, actor.name
    draft.save()
    return draft


def _named(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The shipped goals with their words in them, so that these can be changed too."""
    labels = {goal.id: goal for goal in goals_of(raw)}
    named = []
    for goal in raw["goals"]:
        readings = {one.id: one.label for one in labels[goal["id"]].readings}
        rows = [{**one, "name": _words(readings[one["id"]])} for one in goal["readings"]]
        named.append({**goal, "name": _words(labels[goal["id"]].label), "readings": rows})
    return {**raw, "goals": named}


def _words(message: Message) -> dict[str, str]:
    return {language: say(message, language) for language in LANGUAGES}


def _fault(one: Misfit, goal: Mapping[str, Any]) -> Fault:
    at = next((str(n) for n, row in enumerate(goal.get("readings", ())) if row["id"] == one.reading), "")
    column = f"{at}.{one.field}" if one.reading or at else one.field
    return Fault(
        Place("", column=column), Message(f"goal_drafts.fault.{one.kind}"), Message(f"goal_drafts.mend.{one.kind}")
    )
