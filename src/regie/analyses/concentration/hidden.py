"""Hidden concentration: where direct suppliers meet below the first tier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from regie.analyses.concentration.measures import critical_processes_by_application
from regie.analyses.concentration.results import Hidden
from regie.analyses.concentration.supply import Supply
from regie.landscape import Application, Chain, Landscape, controls


def hidden_concentration(landscape: Landscape, at: date) -> tuple[Hidden, ...]:
    """Everything below the first tier that two or more direct suppliers lead to; most critical processes first.
    That they meet at the municipality itself, by its own teams, says nothing."""
    return landscape.remembered(("hidden concentration", at), lambda: _hidden(landscape, at))


def _hidden(landscape: Landscape, at: date) -> tuple[Hidden, ...]:
    critical = critical_processes_by_application(landscape, at)
    found = []
    for point, by_supplier in _meeting(landscape, at).items():
        if len(by_supplier) < 2:
            continue
        applications = sorted({one for group in by_supplier.values() for one in group})
        processes = sorted({process for one in applications for process in critical.get(one, ())})
        found.append(Hidden(point, tuple(sorted(by_supplier)), tuple(applications), tuple(processes)))
    return tuple(sorted(found, key=lambda one: (-len(one.critical_processes), -len(one.applications), one.meets_at)))


def _meeting(landscape: Landscape, at: date) -> Mapping[str, Mapping[str, list[str]]]:
    """Per thing below the first tier the direct suppliers that lead to it, each with the applications it supplies."""
    chain, supply = Chain.of(landscape, at), Supply.of(landscape, at)
    parents = controls(landscape, at)
    below: dict[str, frozenset[str]] = {}
    meeting: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (direct, others, home), applications in _alike(landscape, chain, supply).items():
        beside = frozenset().union(*map(supply.behind, others))
        for supplier in direct:
            if supplier not in below:
                ids = supply.behind(supplier)
                ultimate = {parents[id_].ultimate for id_ in ids if id_ in parents}
                below[supplier] = frozenset({*ids, *(id_ for id_ in ultimate if id_)} - {supplier})
            for meeting_point in (below[supplier] | beside) - {supplier} - home:
                meeting[meeting_point][supplier] += applications
    return meeting


_Alike = tuple[tuple[str, ...], frozenset[str], frozenset[str]]


def _alike(landscape: Landscape, chain: Chain, supply: Supply) -> Mapping[_Alike, list[str]]:
    """The applications by their direct suppliers, what else they need directly, and the municipality they are of."""
    found: dict[_Alike, list[str]] = defaultdict(list)
    for application in landscape.all(Application):
        direct, _ = supply.first_tier(application.id)
        needs = chain.needs.get(application.id, ())
        others = frozenset([link.provider for link in needs if link.sure and link.provider not in direct])
        found[direct, others, landscape.home_of(application)].append(application.id)
    return found
