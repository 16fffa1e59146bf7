"""What is spent a year by cluster: by contracts, and by applications. Two views of the same money, never added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from regie.landscape import Application, Contract, Fact, Landscape


@dataclass(frozen=True, slots=True)
class Sum:
    """Euros a year of `count` things: from `least` to `most` where sources differ; of `unknown` nothing is known."""

    count: int
    least: float
    most: float
    unknown: int


@dataclass(frozen=True, slots=True)
class ClusterBudget:
    """One cluster; `cluster` is empty for what has no known cluster."""

    cluster: str
    contracts: Sum
    applications: Sum


@dataclass(frozen=True, slots=True)
class Budget:
    """All clusters, the one that spends most by contracts first, and all together."""

    landscape: Landscape
    at: date
    clusters: tuple[ClusterBudget, ...]
    together: ClusterBudget


def budget(landscape: Landscape, at: date) -> Budget:
    """The yearly cost by cluster. Contracts that have certainly ended are left out."""
    contracts = [one for one in landscape.all(Contract) if one.end.every(lambda end: end < at) is not True]
    applications = landscape.all(Application)
    by_contracts, by_applications = _by_cluster(contracts), _by_cluster(applications)
    found = [
        ClusterBudget(name, _sum(by_contracts.get(name, ())), _sum(by_applications.get(name, ())))
        for name in dict.fromkeys((*by_contracts, *by_applications))
    ]
    ordered = sorted(found, key=lambda one: (not one.cluster, -one.contracts.most, one.cluster))
    together = ClusterBudget(
        "", _sum(one.yearly_cost for one in contracts), _sum(one.yearly_cost for one in applications)
    )
    return Budget(landscape, at, tuple(ordered), together)


def _by_cluster(things: Iterable[Contract | Application]) -> Mapping[str, list[Fact[float]]]:
    found: dict[str, list[Fact[float]]] = {}
    for one in things:
        found.setdefault(one.cluster.value_or(""), []).append(one.yearly_cost)
    return found


def _sum(costs: Iterable[Fact[float]]) -> Sum:
    held = list(costs)
    known = [cost.candidates for cost in held if cost.candidates]
    return Sum(len(held), sum(min(each) for each in known), sum(max(each) for each in known), len(held) - len(known))
