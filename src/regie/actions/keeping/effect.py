"""What a version of a decision model would change: over every case there can be, and over the whole landscape."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from regie.actions.keeping import jobs
from regie.actions.keeping.jobs import Progress
from regie.actions.keeping.models_in_use import InUse, day_in_force, in_use
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError, Shown
from regie.actions.keeping.tables import day_shown, version
from regie.analyses.autonomy import ANSWERS, DEFINITION, Judgement, assess_autonomy, autonomous_verdicts
from regie.analyses.placement import Placed, compare_placements, place
from regie.decisions import Difference, Model, compare
from regie.decisions.words import name_of
from regie.landscape import Application, Landscape
from regie.locale import LANGUAGES, Message
from regie.locale.carried import from_data, to_data
from regie.reports.tables.words import bare, outcome_words, rule_because
from regie.store.landscapes import landscape_of
from regie.store.models import Job, ModelEffect, Thing

_AT_ONCE = 100
_BOXES = 3


@dataclass(frozen=True, slots=True)
class Effect:
    """A computed effect; `fresh` says that it is of this version, today's landscape and the models in use."""

    body: Mapping[str, Any]
    at: datetime
    fresh: bool


def effect(actor: Actor, name: str, number: int) -> Effect | None:
    """The effect of a version as it was last computed; None before that. Raises NotThereError."""
    actor.require(Permission.ANALYSE)
    found = version(actor, name, number)
    if found.row is None:
        raise NotThereError(f"{name} {number}")
    kept = ModelEffect.objects.filter(version=found.row).first()
    if kept is None:
        return None
    shown = Shown(actor)
    now = _basis(actor, found.model, day_shown(shown.municipality), shown.municipality.version)
    return Effect(from_data(kept.body), kept.at, kept.basis == now)


def compute_effect(actor: Actor, name: str, number: int, address: str) -> Job | None:
    """Compute it: at once for a small landscape, else as a job that ends at this address. Raises NotThereError."""
    actor.require(Permission.ANALYSE)
    version(actor, name, number)
    given = {"name": name, "number": number, "address": address}
    if Thing.objects.filter(municipality_id=actor.municipality, noun="application").count() > _AT_ONCE:
        return jobs.start(actor, Permission.ANALYSE, "tables", given)
    work(actor, given, _silent)
    return None


def work(actor: Actor, given: Mapping[str, Any], progress: Progress | Any) -> dict[str, Any]:
    """Compare a version with the one in use and keep what differs."""
    actor.require(Permission.ANALYSE)
    found = version(actor, given["name"], given["number"])
    if found.row is None:
        raise NotThereError(given["name"])
    shown = Shown(actor)
    place_, day = shown.municipality, day_shown(shown.municipality)
    basis = _basis(actor, found.model, day, place_.version)
    used = in_use(actor.municipality, day_in_force(day))
    progress(0, 3)
    exact = _exact(used.models[found.name], found.model)
    progress(1, 3)
    landscape = landscape_of(place_)
    progress(2, 3)
    differ = _judged if found.name in {DEFINITION, ANSWERS} else _placed
    moves = differ(landscape, day, used, used.with_model(found.model), found.name)
    counts = Counter((json.dumps(to_data(one["before"])), json.dumps(to_data(one["after"]))) for one in moves)
    body = {
        "against": used.numbers[found.name],
        "day": day,
        "total": len(landscape.all(Application)),
        "exact": exact,
        "moves": moves,
        "counts": [[json.loads(old), json.loads(new), count] for (old, new), count in counts.most_common()],
    }
    ModelEffect.objects.update_or_create(version=found.row, defaults={"basis": basis, "body": to_data(body)})
    progress(3, 3)
    return {"address": given["address"]}


def _silent(done: int, total: int) -> None:
    """Nobody waits for what is done at once."""


def _basis(actor: Actor, model: Model, day: date, landscape: int) -> str:
    used = json.dumps(in_use(actor.municipality, day_in_force(day)).to_data(), sort_keys=True)
    return f"{model.hash}:{hashlib.sha256(used.encode()).hexdigest()}:{landscape}:{day}"


def _exact(old: Model, new: Model) -> list[dict[str, Any]]:
    """Per result the states in which the outcome becomes another, proven by going through all of them."""
    targets = (old.result,) if isinstance(old.result, str) else old.result
    found = []
    for target in targets:
        if len(targets) > 1 and target in new.decision_names and old.decision(target) == new.decision(target):
            continue
        try:
            difference = compare(old, new, target)
        except ValueError:  # the decision is gone, or an input became something else: nothing to compare
            found.append({"decision": name_of(old, target), "comparable": False})
            continue
        parts = [_difference(old, new, target, one) for one in difference.differences]
        found.append(
            {
                "decision": name_of(old, target),
                "comparable": True,
                "states": difference.states,
                "changed": difference.changed,
                "complete": difference.complete,
                "differences": sorted(parts, key=lambda one: -one["states"]),
            }
        )
    return found


def _difference(old: Model, new: Model, target: str, one: Difference) -> dict[str, Any]:
    return {
        "before": outcome_words(old, target, one.before),
        "after": outcome_words(new, target, one.after),
        "before_rules": [rule_because(old, rule) for rule in one.before.rules],
        "after_rules": [rule_because(new, rule) for rule in one.after.rules],
        "states": one.states,
        "cases": [bare(box.message) for box in one.boxes[:_BOXES]],
        "more": max(0, len(one.boxes) - _BOXES),
    }


def _placed(landscape: Landscape, day: date, old: InUse, new: InUse, name: str) -> list[dict[str, Any]]:
    """The applications that change place, those that surely do first."""
    verdicts = autonomous_verdicts(landscape, day, old.autonomy)
    before, after = (place(landscape, day, used.models[name], verdicts) for used in (old, new))
    return [
        {
            "noun": "application",
            "id": move.application,
            "name": landscape.name_of(move.application),
            "before": _places(before.model, move.old),
            "after": _places(after.model, move.new),
            "before_rules": [rule_because(before.model, rule) for rule in move.old.rules],
            "after_rules": [rule_because(after.model, rule) for rule in move.new.rules],
        }
        for move in compare_placements(before, after)
    ]


def _places(model: Model, placed: Placed) -> list[Message]:
    labels = [
        {language: model.label(str(model.result), language, outcome) for language in LANGUAGES}
        for outcome in placed.possible
    ]
    return [Message("decisions.words", nl=one["nl"], en=one["en"]) for one in labels]


def _judged(landscape: Landscape, day: date, old: InUse, new: InUse, name: str) -> list[dict[str, Any]]:
    """The things of which the verdict or the SEAL level changes, through the chain."""
    before, after = (assess_autonomy(landscape, day, used.autonomy) for used in (old, new))
    return [
        {
            "noun": was.noun,
            "id": id_,
            "name": landscape.name_of(id_),
            "before": _verdict(was),
            "after": _verdict(after.of(id_)),
            "before_rules": [reason.says for reason in was.why[1:2]],
            "after_rules": [reason.says for reason in after.of(id_).why[1:2]],
        }
        for id_, was in before.judgements.items()
        if (was.autonomous, was.seal) != (after.of(id_).autonomous, after.of(id_).seal)
    ]


def _verdict(judgement: Judgement) -> list[Message]:
    return [
        Message(f"tables.autonomous.{judgement.autonomous.value}"),
        Message("tables.seal", low=judgement.seal.low, high=judgement.seal.high),
    ]
