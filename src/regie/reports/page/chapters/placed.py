"""What may go where: outcomes per decision model, and the questions that decide most often."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regie.locale import Language
from regie.reports.assessment import Assessment

if TYPE_CHECKING:
    from regie.analyses.placement import Placement

_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class PlacedBy:
    """One decision model: (outcome, certain, possible) rows, and (question, applications it comes first for) rows."""

    model: str
    hash: str
    total: int
    undecided: int
    outcomes: tuple[tuple[str, int, int], ...]
    questions: tuple[tuple[str, int], ...]


def placed_by(assessment: Assessment, language: Language) -> tuple[PlacedBy, ...]:
    """Every decision model that placed the applications; empty when none did."""
    return tuple(_placed(placement, language) for placement in assessment.placements.values())


def _placed(placement: Placement, language: Language) -> PlacedBy:
    from regie.analyses.placement import outcome_label

    model = placement.model
    asked = _asked(placement)
    return PlacedBy(
        model=model.name,
        hash=model.hash,
        total=len(placement.rows),
        undecided=sum(not row.certain for row in placement.rows),
        outcomes=tuple(
            (outcome_label(model, outcome, language), certain, possible)
            for outcome, (certain, possible) in placement.counts().items()
        ),
        questions=tuple((model.input(name).question(language), n) for name, n in asked.most_common(_QUESTIONS)),
    )


def _asked(placement: Placement) -> Counter[str]:
    """How often each question comes first. Applications with the same answers have the same questions."""
    first: dict[tuple[tuple[str, str], ...], str | None] = {}
    counted: Counter[str] = Counter()
    for row in placement.rows:
        if row.certain:
            continue
        answers = tuple((name, repr(given.value)) for name, given in row.inputs.items())
        if answers not in first:
            first[answers] = row.questions[0].input if row.questions else None
        if (name := first[answers]) is not None:
            counted[name] += 1
    return counted
