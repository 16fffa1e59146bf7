"""How a level came about, as pieces: objectives, every answered criterion with its reason, and the cheapest way up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regie.analyses.autonomy import Improvement, Judgement, ObjectiveResult
from regie.landscape import FactRef, Reason


def scores(judgement: Judgement) -> dict[str, Any]:
    """Criteria that are not in `answers` have no answer: a gap, left out and not zero."""
    reasons = zip(judgement.answers.values(), judgement.sources, strict=True)
    return {
        "objectives": [_objective(one) for one in judgement.objectives],
        "answers": {
            answer.criterion: {
                "possible": answer.possible,
                "basis": answer.basis,
                "evidence": answer.evidence,
                "gap": answer.gap,
                **reason_data(reason),
            }
            for answer, reason in reasons
        },
        "seal_why": [reason_data(one) for one in judgement.seal_why],
        "improvement": _improvement(judgement.improvement),
    }


def reason_data(reason: Reason) -> dict[str, Any]:
    """A reason with the facts it rests on, each as the id of a thing and a field."""
    return {"says": reason.says, "rule": reason.rule, "facts": [[ref.id, ref.field] for ref in reason.facts]}


def reason_of(data: Mapping[str, Any]) -> Reason:
    """The reason again."""
    return Reason(data["says"], data["rule"], tuple(FactRef(id_, field) for id_, field in data["facts"]))


def _objective(one: ObjectiveResult) -> dict[str, Any]:
    return {
        "id": one.objective,
        "answered": one.answered,
        "open": one.open,
        "gaps": one.gaps,
        "seal": None if one.seal is None else [one.seal.low, one.seal.high],
        "points": [one.points.low, one.points.high],
    }


def _improvement(found: Improvement | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "now": found.seal_now,
        "then": found.seal_then,
        "steps": [
            {"criterion": step.criterion, "now": step.now.label, "then": step.then.label} for step in found.steps
        ],
    }
