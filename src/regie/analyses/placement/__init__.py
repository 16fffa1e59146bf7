"""What may go where: applications through decision models, over what is unknown.

What would settle it is in `questions`: an assessment does not ask.
"""

from regie.analyses.placement.deviating import in_effect, outcomes_of, unheard_of
from regie.analyses.placement.inputs import Given
from regie.analyses.placement.placement import (
    Move,
    Placed,
    Placement,
    can_place,
    compare_placements,
    outcome_label,
    place,
)
from regie.analyses.placement.shipped import MODELS, shipped_model

__all__ = [
    "MODELS",
    "Given",
    "Move",
    "Placed",
    "Placement",
    "can_place",
    "compare_placements",
    "in_effect",
    "outcome_label",
    "outcomes_of",
    "place",
    "shipped_model",
    "unheard_of",
]
