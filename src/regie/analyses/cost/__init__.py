"""What it costs: a plan by year, budgets by cluster, and generic cost charged back by agreed keys.

Knows landscape, reference data and the readers of money; no other analysis and no report.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regie.analyses.cost.budgeting import Budget as Budget
    from regie.analyses.cost.budgeting import ClusterBudget as ClusterBudget
    from regie.analyses.cost.budgeting import Sum as Sum
    from regie.analyses.cost.budgeting import budget as budget
    from regie.analyses.cost.charging import ChargeBack as ChargeBack
    from regie.analyses.cost.charging import Share as Share
    from regie.analyses.cost.charging import charge_back as charge_back
    from regie.analyses.cost.dividing import divide as divide
    from regie.analyses.cost.plan import PlanCost as PlanCost
    from regie.analyses.cost.plan import Said as Said
    from regie.analyses.cost.plan import SubjectCost as SubjectCost
    from regie.analyses.cost.plan import YearCost as YearCost
    from regie.analyses.cost.plan import plan_cost as plan_cost
    from regie.analyses.cost.shipped import Check as Check
    from regie.analyses.cost.shipped import ShippedTable as ShippedTable
    from regie.analyses.cost.shipped import shipped_nds as shipped_nds
    from regie.analyses.cost.shipped import shipped_phase_1 as shipped_phase_1
    from regie.analyses.cost.shipped import shipped_plan as shipped_plan

# Loaded when first asked for: a budget needs no readers of plans and invoices.
_PLACES = {
    "Budget": "budgeting",
    "ChargeBack": "charging",
    "Check": "shipped",
    "ClusterBudget": "budgeting",
    "PlanCost": "plan",
    "Said": "plan",
    "Share": "charging",
    "ShippedTable": "shipped",
    "SubjectCost": "plan",
    "Sum": "budgeting",
    "YearCost": "plan",
    "budget": "budgeting",
    "charge_back": "charging",
    "divide": "dividing",
    "plan_cost": "plan",
    "shipped_nds": "shipped",
    "shipped_phase_1": "shipped",
    "shipped_plan": "shipped",
}

__all__ = sorted(_PLACES)  # noqa: PLE0605 - the names are the keys above


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"regie.analyses.cost has no {name!r}")
    return getattr(import_module(f"regie.analyses.cost.{_PLACES[name]}"), name)
