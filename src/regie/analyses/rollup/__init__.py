"""Many municipalities as one whole: what each came to, added up per region, supplier, parent and goal.

Knows no landscape: it adds up what the other analyses found for each municipality.
"""

from regie.analyses.rollup.municipal import GoalSums, Municipal, Party, Touch
from regie.analyses.rollup.national import Dependence, GoalShare, National, Region
from regie.analyses.rollup.refused import Refused
from regie.analyses.rollup.roll_up import roll_up
from regie.analyses.rollup.stored import FORMAT, from_data, to_data

__all__ = [
    "FORMAT",
    "Dependence",
    "GoalShare",
    "GoalSums",
    "Municipal",
    "National",
    "Party",
    "Refused",
    "Region",
    "Touch",
    "from_data",
    "roll_up",
    "to_data",
]
