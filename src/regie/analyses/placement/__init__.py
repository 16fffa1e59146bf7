"""What may go where: applications through decision models, over what is unknown."""

from regie.analyses.placement.inputs import Given
from regie.analyses.placement.placement import (
    MODELS,
    Move,
    Placed,
    Placement,
    compare_placements,
    outcome_label,
    place,
    shipped_model,
)
from regie.analyses.placement.questions import placement_openness

__all__ = [
    "MODELS",
    "Given",
    "Move",
    "Placed",
    "Placement",
    "compare_placements",
    "outcome_label",
    "place",
    "placement_openness",
    "shipped_model",
]
