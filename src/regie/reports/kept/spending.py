"""What is spent a year by cluster, as one piece."""

from __future__ import annotations

from typing import Any

from regie.analyses.cost import Budget, ClusterBudget, Sum


def spending(budget: Budget) -> dict[str, Any]:
    """All clusters and everything together; amounts in euros a year."""
    return {
        "day": budget.at,
        "clusters": [_cluster(one) for one in budget.clusters],
        "together": _cluster(budget.together),
    }


def _cluster(one: ClusterBudget) -> dict[str, Any]:
    return {"cluster": one.cluster, "contracts": _sum(one.contracts), "applications": _sum(one.applications)}


def _sum(held: Sum) -> dict[str, Any]:
    return {"count": held.count, "cost": [held.least, held.most], "unknown": held.unknown}
