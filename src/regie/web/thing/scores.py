"""How a level came about, criterion by criterion, for its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from regie.locale import Message
from regie.reference_data.csf import Criterion, objectives, packs


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion: the possible answers in words (none: a gap), what they rest on, and the level they leave."""

    id: str
    label: Message
    answers: tuple[Message, ...]
    basis: str
    seal: tuple[int, int] | None
    points: tuple[float, float]
    inert: bool
    rule: str
    facts: tuple[tuple[str, str], ...]
    governs: bool


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """One objective: what its criteria add up to, and its weight in each version of the framework."""

    id: str
    label: Message
    result: Mapping[str, Any]
    weights: tuple[int, ...]
    criteria: tuple[CriterionRow, ...]


def objective_rows(judged: Mapping[str, Any]) -> list[ObjectiveRow]:
    """All eight objectives with all their criteria, answered or not."""
    results = {one["id"]: one for one in judged["objectives"]}
    return [
        ObjectiveRow(
            one.id,
            one.label,
            results[one.id],
            tuple(pack.weights[one.id] for pack in packs()),
            tuple(_criterion(criterion, judged) for criterion in one.criteria),
        )
        for one in objectives()
    ]


def _criterion(criterion: Criterion, judged: Mapping[str, Any]) -> CriterionRow:
    held = judged["answers"].get(criterion.id)
    answers = [criterion.answers[number - 1] for number in held["possible"]] if held else []
    seals, values = [one.seal for one in answers], [one.value for one in answers]
    return CriterionRow(
        criterion.id,
        criterion.label,
        tuple(one.label for one in answers),
        held["basis"] if held else "gap",
        (min(seals), max(seals)) if seals else None,
        (min(values), max(values)) if values else (0.0, 0.0),
        criterion.inert,
        held["rule"] if held else "",
        tuple((id_, field) for id_, field in held["facts"]) if held else (),
        criterion.id == judged["governing"],
    )
