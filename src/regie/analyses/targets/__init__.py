"""Where do we stand: every goal under every reading, as an interval over what is unknown."""

from regie.analyses.targets.measure import measure_goals
from regie.analyses.targets.results import Counted, GoalResult, GoalResults, Measurement, Step

__all__ = ["Counted", "GoalResult", "GoalResults", "Measurement", "Step", "measure_goals"]
