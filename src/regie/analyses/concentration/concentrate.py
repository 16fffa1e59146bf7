"""Shares per supplier, ultimate parent and country; and hidden concentration below the first tier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum

from regie.analyses.concentration.measures import Amount, amounts, critical_processes_by_application
from regie.analyses.concentration.results import Concentration, Hidden, Level, Measure, Part, Table
from regie.analyses.concentration.touching import Touched, suppliers_of, supply_closure, touching
from regie.landscape import Application, Chain, Interval, Landscape, controls


def concentrate(landscape: Landscape, at: date, *, through_chain: bool) -> Concentration:
    """Concentration at a date: by the direct suppliers only, or through the whole chain of each application."""
    chain = Chain.of(landscape, at)
    found = tables(landscape, at, tuple(Level), tuple(Measure), through_chain=through_chain)
    return Concentration(at, through_chain, found, _hidden(landscape, at, chain))


def tables(
    landscape: Landscape, at: date, levels: Iterable[Level], measures: Iterable[Measure], *, through_chain: bool
) -> Mapping[tuple[Level, Measure], Table]:
    """Only these tables of a concentration."""
    touched = touching(landscape, at, Chain.of(landscape, at), through_chain=through_chain)
    by_measure = {measure: amounts(landscape, at, measure) for measure in measures}
    return {
        (level, measure): _table(level, measure, rows, touched)
        for level in levels
        for measure, rows in by_measure.items()
    }


def _table(level: Level, measure: Measure, rows: Iterable[Amount], touched: Mapping[str, Touched]) -> Table:
    sums: dict[str, float] = defaultdict(float)
    divided: dict[str, float] = defaultdict(float)
    things: dict[str, list[str]] = defaultdict(list)
    unknown, unmeasured = [], []
    total = open_total = 0.0
    open_parts: dict[str, float] = defaultdict(float)
    for row in rows:
        if row.amount is None:
            unmeasured.append(row.id)
            continue
        total += row.amount
        parts = {part for application in row.applications for part in touched[application].parts[level]}
        complete = bool(row.applications) and all(touched[one].complete[level] for one in row.applications)
        for part in parts:
            sums[part] += row.amount
            divided[part] += row.amount / len(parts)
            things[part].append(row.id)
        if not complete:
            unknown.append(row.id)
            open_total += row.amount
            for part in parts:
                open_parts[part] += row.amount
    found = tuple(
        Part(key, amount, _share(amount, amount + open_total - open_parts[key], total), tuple(things[key]))
        for key, amount in sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    )
    return Table(level, measure, total, found, tuple(unknown), tuple(unmeasured), _hhi(divided.values()), open_total)


def _share(low: float, high: float, total: float) -> Interval:
    return Interval(low / total, min(1.0, max(low, high) / total)) if total else Interval(0, 0)


def _hhi(amounts_: Iterable[float]) -> float | None:
    known = list(amounts_)
    total = fsum(known)  # exact, so the same in any order
    return fsum((amount / total) ** 2 for amount in known) if total else None


def _hidden(landscape: Landscape, at: date, chain: Chain) -> tuple[Hidden, ...]:
    """Everything below the first tier that two or more direct suppliers lead to; most critical processes first.
    That they meet at the municipality itself, by its own teams, says nothing."""
    themselves = {municipality.id for municipality in landscape.municipalities}
    critical = critical_processes_by_application(landscape, at)
    parents = controls(landscape, at)
    below: dict[str, frozenset[str]] = {}
    closures: dict[str, frozenset[str]] = {}
    meeting: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for application in landscape.all(Application):
        direct = suppliers_of(chain, application.id)
        own_platforms = {link.provider for link in chain.needs.get(application.id, ()) if link.provider not in direct}
        beside = frozenset().union(*(_with_closure(chain, platform, closures) for platform in sorted(own_platforms)))
        for supplier in direct:
            if supplier not in below:
                ids = supply_closure(chain, supplier)
                ultimate = {parents[id_].ultimate for id_ in (supplier, *ids) if id_ in parents}
                below[supplier] = frozenset({*ids, *(id_ for id_ in ultimate if id_)} - {supplier})
            for meeting_point in (below[supplier] | beside) - {supplier}:
                meeting[meeting_point][supplier].add(application.id)
    found = []
    for point, by_supplier in meeting.items():
        if len(by_supplier) < 2 or point in themselves:
            continue
        applications = sorted({one for group in by_supplier.values() for one in group})
        processes = sorted({process for one in applications for process in critical.get(one, ())})
        found.append(Hidden(point, tuple(sorted(by_supplier)), tuple(applications), tuple(processes)))
    return tuple(sorted(found, key=lambda one: (-len(one.critical_processes), -len(one.applications), one.meets_at)))


def _with_closure(chain: Chain, platform: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
    if platform not in known:
        known[platform] = frozenset((platform, *supply_closure(chain, platform)))
    return known[platform]
