"""The cheapest route to the goals: which thing changes how, when, and why there and then.

`problem` is the question as data and `proposing` makes it of a landscape; `columns`, `matrix` and `model` write it as a
program, `solver`, `relaxation`, `branching` and `stages` solve that, `plan` and `why` read the answer.
"""

from regie.analyses.roadmap.asked import Asked
from regie.analyses.roadmap.plan import GOOD, best_reach, plan_route, settle
from regie.analyses.roadmap.problem import Aim, Choice, Fixed, Key, Problem, Thing, Unit
from regie.analyses.roadmap.proposing import Proposal, propose
from regie.analyses.roadmap.results import PlannedStep, Reached, RoutePlan, YearOfPlan
from regie.analyses.roadmap.solver import Effort, Status

__all__ = [
    "GOOD",
    "Aim",
    "Asked",
    "Choice",
    "Effort",
    "Fixed",
    "Key",
    "PlannedStep",
    "Problem",
    "Proposal",
    "Reached",
    "RoutePlan",
    "Status",
    "Thing",
    "Unit",
    "YearOfPlan",
    "best_reach",
    "plan_route",
    "propose",
    "settle",
]
