"""The budget by cluster as a table."""

from __future__ import annotations

from collections.abc import Iterator

from regie.analyses.cost import Budget, ClusterBudget, Sum
from regie.locale import Language, euro
from regie.reports.cost.shown import Row, Shown, say_cost, shown


def clusters(found: Budget, language: Language) -> Shown:
    """The budget: a row a cluster, and all together."""
    return shown("clusters", _rows(found, language), language)


def _rows(found: Budget, language: Language) -> Iterator[Row]:
    for one in found.clusters:
        yield (one.cluster or say_cost("no_cluster", language), *_sums(one, language))
    yield (say_cost("together", language), *_sums(found.together, language))


def _sums(one: ClusterBudget, language: Language) -> tuple[str | float | None, ...]:
    return tuple(
        cell
        for each in (one.contracts, one.applications)
        for cell in (each.count, _range(each, language), each.unknown)
    )


def _range(held: Sum, language: Language) -> str:
    # an amount stays on one line
    least, most = (euro(end, language).replace(" ", "\u00a0") for end in (held.least, held.most))
    return least if least == most else f"{least} – {most}"
