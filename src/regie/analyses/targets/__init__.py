"""Where do we stand: every goal under every reading, as an interval over what is unknown.

What would settle it is in `questions` and what a change does in `effect`: an assessment asks neither.
"""

from regie.analyses.targets.measure import measure_goals, sum_goals
from regie.analyses.targets.results import Counted, GoalResult, GoalResults, Measurement, Step

__all__ = [
    "Counted",
    "GoalResult",
    "GoalResults",
    "Measurement",
    "Step",
    "measure_goals",
    "sum_goals",
]
