"""Where do we stand: every goal under every reading, as an interval over what is unknown."""

from regie.analyses.targets.effect import GoalEffect, goal_effect
from regie.analyses.targets.measure import measure_goals, sum_goals
from regie.analyses.targets.questions import goal_openness
from regie.analyses.targets.results import Counted, GoalResult, GoalResults, Measurement, Step

__all__ = [
    "Counted",
    "GoalEffect",
    "GoalResult",
    "GoalResults",
    "Measurement",
    "Step",
    "goal_effect",
    "goal_openness",
    "measure_goals",
    "sum_goals",
]
