"""What may go where: outcomes per decision model, and the questions that decide most often where it is not settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from regie.locale import Language
from regie.reports.assessment import Assessment
from regie.reports.decided import Decided, Unheard, decided, unheard

if TYPE_CHECKING:
    from regie.analyses.placement import Placement

_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class PlacedBy:
    """One decision model: (outcome, certain, possible) rows, (question, undecided applications) rows, and what people
    decided otherwise."""

    model: str
    hash: str
    total: int
    undecided: int
    outcomes: tuple[tuple[str, int, int], ...]
    questions: tuple[tuple[str, int], ...]
    decided: tuple[Decided, ...]


def placed_by(assessment: Assessment, language: Language) -> tuple[PlacedBy, ...]:
    """Every decision model that placed the applications; empty when none did."""
    return tuple(_placed(placement, language) for placement in assessment.placements.values())


def unheard_decisions(assessment: Assessment, language: Language) -> tuple[Unheard, ...]:
    """Decisions of people that count nowhere or choose what is no outcome."""
    return tuple(unheard(assessment.landscape, assessment.unheard, language))


def _placed(placement: Placement, language: Language) -> PlacedBy:
    from regie.analyses.placement import outcome_label

    model = placement.model
    asked = placement.deciding()
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
        decided=tuple(decided(placement.landscape, ((model, row) for row in placement.rows), language)),
    )
