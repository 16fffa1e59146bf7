"""What it costs: a plan by year, budgets by cluster, and generic cost charged back by agreed keys.

Knows landscape, reference data and the readers of money; no other analysis and no report.
"""

from regie.analyses.cost.budget import Budget, ClusterBudget, Sum, budget
from regie.analyses.cost.charging import ChargeBack, Share, charge_back
from regie.analyses.cost.dividing import divide
from regie.analyses.cost.plan import PlanCost, Said, SubjectCost, YearCost, plan_cost
from regie.analyses.cost.shipped import Check, ShippedTable, shipped_nds, shipped_phase_1, shipped_plan

__all__ = [
    "Budget",
    "ChargeBack",
    "Check",
    "ClusterBudget",
    "PlanCost",
    "Said",
    "Share",
    "ShippedTable",
    "SubjectCost",
    "Sum",
    "YearCost",
    "budget",
    "charge_back",
    "divide",
    "plan_cost",
    "shipped_nds",
    "shipped_phase_1",
    "shipped_plan",
]
