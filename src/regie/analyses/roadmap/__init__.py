"""The cheapest route to the goals: which thing changes how, when, and why there and then.

`problem` is the question as data and `proposing` makes it of a landscape; `columns`, `matrix` and `model` write it as a
program, `relaxation`, `branching` and `stages` solve that, `plan` and `why` read the answer. `clash` says why there is
no plan, `front` and `continuity` what more would cost, `uncertainty` how a plan may turn out, `follow` and `actuals`
how it goes, `waiting` which steps wait for each other, `nation` plans many, of which `municipal` keeps what `national`
adds up, and `trying` says on the `footing` of a plan what breaks by hand; `written` is the
question as JSON.
"""

from regie.analyses.roadmap.actuals import already, seen
from regie.analyses.roadmap.asked import Asked
from regie.analyses.roadmap.clash import Clash, Relief, clash
from regie.analyses.roadmap.continuity import CONTINUITY, Surface, surface, with_continuity
from regie.analyses.roadmap.follow import (
    Actual,
    Changed,
    Followed,
    Standing,
    compare_plans,
    compare_steps,
    follow_plan,
    follow_steps,
)
from regie.analyses.roadmap.footing import Footing, Move, footing_of
from regie.analyses.roadmap.front import Front, Point, Price, front
from regie.analyses.roadmap.municipal import MunicipalPlan
from regie.analyses.roadmap.nation import NationalPlan, plan_nation
from regie.analyses.roadmap.national import LeftOut, NationalRoute
from regie.analyses.roadmap.plan import GOOD, best_reach, plan_route, settle
from regie.analyses.roadmap.problem import Aim, Choice, Fixed, Key, Problem, Thing, Unit
from regie.analyses.roadmap.proposing import Proposal, propose
from regie.analyses.roadmap.results import PlannedStep, Reached, RoutePlan, YearOfPlan
from regie.analyses.roadmap.trying import Broken, Tried, try_by_hand
from regie.analyses.roadmap.uncertainty import Spread, Uncertainty, robust, uncertainty
from regie.analyses.roadmap.waiting import waits_of
from regie.analyses.roadmap.written import read_problem, write_problem
from regie.programs import Effort, Status

__all__ = [
    "CONTINUITY",
    "GOOD",
    "Actual",
    "Aim",
    "Asked",
    "Broken",
    "Changed",
    "Choice",
    "Clash",
    "Effort",
    "Fixed",
    "Followed",
    "Footing",
    "Front",
    "Key",
    "LeftOut",
    "Move",
    "MunicipalPlan",
    "NationalPlan",
    "NationalRoute",
    "PlannedStep",
    "Point",
    "Price",
    "Problem",
    "Proposal",
    "Reached",
    "Relief",
    "RoutePlan",
    "Spread",
    "Standing",
    "Status",
    "Surface",
    "Thing",
    "Tried",
    "Uncertainty",
    "Unit",
    "YearOfPlan",
    "already",
    "best_reach",
    "clash",
    "compare_plans",
    "compare_steps",
    "follow_plan",
    "follow_steps",
    "footing_of",
    "front",
    "plan_nation",
    "plan_route",
    "propose",
    "read_problem",
    "robust",
    "seen",
    "settle",
    "surface",
    "try_by_hand",
    "uncertainty",
    "waits_of",
    "with_continuity",
    "write_problem",
]
