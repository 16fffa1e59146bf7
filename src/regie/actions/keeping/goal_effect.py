"""What a version of the goals would measure over today's landscape, beside the goals in use."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from regie.actions.keeping import jobs
from regie.actions.keeping.goal_drafts import version
from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.jobs import Progress
from regie.actions.keeping.models_in_use import day_in_force, in_use
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import Shown
from regie.actions.keeping.tables import day_shown
from regie.analyses.autonomy import autonomous_verdicts
from regie.analyses.targets import GoalResult, measure_goals
from regie.locale.carried import from_data, to_data
from regie.reference_data.goals import goals_of
from regie.reports.kept.goals import goal
from regie.store.landscapes import landscape_of
from regie.store.models import GoalEffect, GoalVersion, Job, Municipality


@dataclass(frozen=True, slots=True)
class Effect:
    """A computed effect; `fresh` says that it is of this version, today's landscape and what is in use."""

    body: Mapping[str, Any]
    at: datetime
    fresh: bool


def effect(actor: Actor, number: int) -> Effect | None:
    """The effect of a version as it was last computed; None before that. Raises NotThereError."""
    actor.require(Permission.ANALYSE)
    found = version(actor, number)
    kept = GoalEffect.objects.filter(version=found).first()
    if kept is None:
        return None
    return Effect(from_data(kept.body), kept.at, kept.basis == _basis(found, Shown(actor).municipality))


def compute_effect(actor: Actor, number: int, address: str) -> Job:
    """Compute it as a job that ends at this address. Raises NotThereError."""
    version(actor, number)
    return jobs.start(actor, Permission.ANALYSE, "goal_effect", {"number": number, "address": address})


def work(actor: Actor, given: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Measure the goals of a version and those in use over the same landscape, and keep both side by side."""
    actor.require(Permission.ANALYSE)
    found = version(actor, given["number"])
    place = Shown(actor).municipality
    basis, day = _basis(found, place), day_shown(place)
    landscape = landscape_of(place)
    progress(1, 3)
    in_force = day_in_force(place.as_of)
    against, present = goals_in_use(place.id, in_force)
    verdicts = autonomous_verdicts(landscape, day, in_use(place.id, in_force).autonomy)
    progress(2, 3)
    before, after = (measure_goals(landscape, day, verdicts, some).goals for some in (present, goals_of(found.body)))
    body = {"against": against, "day": day, "goals": _beside(before, after)}
    GoalEffect.objects.update_or_create(version=found, defaults={"basis": basis, "body": to_data(body)})
    progress(3, 3)
    return {"address": given["address"]}


def _beside(before: Sequence[GoalResult], after: Sequence[GoalResult]) -> list[dict[str, Any]]:
    """A row a reading: of the version first, then what is in use and would be gone. None where a side has none."""
    old, new = (
        {(one["id"], reading["id"]): (one, reading) for one in map(goal, side) for reading in one["readings"]}
        for side in (before, after)
    )
    return [_row(old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old))]


def _row(old: tuple[Any, Any] | None, new: tuple[Any, Any] | None) -> dict[str, Any]:
    shown = new or old
    assert shown is not None
    return {
        "goal": shown[0]["label"],
        "reading": shown[1]["label"],
        "before": _side(old),
        "after": _side(new),
        "same": _side(old) == _side(new),
    }


def _side(one: tuple[Any, Any] | None) -> dict[str, Any] | None:
    if one is None:
        return None
    whole, reading = one
    return {name: whole[name] for name in ("due", "target", "more_than")} | {
        name: reading[name] for name in ("share", "met", "n_yes", "n_no", "n_between")
    }


def _basis(found: GoalVersion, place: Municipality) -> str:
    in_force: date = day_in_force(place.as_of)
    models = json.dumps(in_use(place.id, in_force).to_data(), sort_keys=True)
    against = goals_in_use(place.id, in_force)[0]
    return f"{found.saved}:{against}:{hashlib.sha256(models.encode()).hexdigest()}:{place.version}:{day_shown(place)}"
