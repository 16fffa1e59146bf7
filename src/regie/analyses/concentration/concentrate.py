"""Shares per supplier, ultimate parent and country; and hidden concentration below the first tier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import product
from math import fsum

from regie.analyses.concentration.measures import Amount, amounts, critical_processes_by_application
from regie.analyses.concentration.results import Concentration, Hidden, Level, Measure, Part, Table
from regie.analyses.concentration.touching import Touched, suppliers_of, supply_closure, touching
from regie.landscape import Application, Chain, Interval, Landscape, controls


def concentrate(landscape: Landscape, at: date, *, through_chain: bool) -> Concentration:
    """Concentration at a date: by the direct suppliers only, or through the whole chain of each application."""
    found = tables(landscape, at, tuple(Level), tuple(Measure), through_chain=through_chain)
    hidden = landscape.remembered(("hidden concentration", at), lambda: _hidden(landscape, at))
    return Concentration(at, through_chain, found, hidden)


def tables(
    landscape: Landscape, at: date, levels: Sequence[Level], measures: Sequence[Measure], *, through_chain: bool
) -> Mapping[tuple[Level, Measure], Table]:
    """Only these tables of a concentration."""
    return _Tables(landscape, at, list(product(levels, measures)), through_chain)


class _Tables(Mapping[tuple[Level, Measure], Table]):
    """Tables that are added up when somebody looks at them: a summary shows few of the dozen there are."""

    def __init__(
        self, landscape: Landscape, at: date, which: Sequence[tuple[Level, Measure]], through_chain: bool
    ) -> None:
        self._landscape = landscape
        self._at = at
        self._through_chain = through_chain
        self._made: dict[tuple[Level, Measure], Table | None] = dict.fromkeys(which)

    def __getitem__(self, which: tuple[Level, Measure]) -> Table:
        made = self._made[which]
        if made is None:
            level, measure = which
            made = self._made[which] = _table(level, measure, self._amounts(measure), self._touched)
        return made

    def __iter__(self) -> Iterator[tuple[Level, Measure]]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    @cached_property
    def _touched(self) -> Mapping[str, Touched]:
        chain = Chain.of(self._landscape, self._at)
        levels = {level for level, _ in self._made}
        return touching(self._landscape, self._at, chain, levels, through_chain=self._through_chain)

    def _amounts(self, measure: Measure) -> tuple[Amount, ...]:
        key = ("amounts", self._at, measure)
        return self._landscape.remembered(key, lambda: amounts(self._landscape, self._at, measure))


# what a notebook's landscape refers to and does not hold
_NOBODY_KNOWS = Touched(dict.fromkeys(Level, frozenset()), dict.fromkeys(Level, False))


@dataclass(slots=True)
class _Sum:
    """What adds up to one part: as it is, divided evenly over all parts each thing touches, and of things of which not
    every part is known."""

    amount: float = 0.0
    divided: float = 0.0
    unsure: float = 0.0
    things: list[str] = field(default_factory=list)


def _table(level: Level, measure: Measure, rows: Iterable[Amount], touched: Mapping[str, Touched]) -> Table:
    sums: dict[str, _Sum] = defaultdict(_Sum)
    unknown, unmeasured = [], []
    total = open_total = 0.0
    for row in rows:
        amount = row.amount
        if amount is None:
            unmeasured.append(row.id)
            continue
        total += amount
        parts, complete = _parts(row, level, touched)
        divided = amount / len(parts) if parts else 0.0
        for part in parts:
            one = sums[part]
            one.amount += amount
            one.divided += divided
            one.things.append(row.id)
        if not complete:
            unknown.append(row.id)
            open_total += amount
            for part in parts:
                sums[part].unsure += amount
    found = tuple(
        Part(key, one.amount, _share(one.amount, one.amount + open_total - one.unsure, total), tuple(one.things))
        for key, one in sorted(sums.items(), key=lambda item: (-item[1].amount, item[0]))
    )
    hhi = _hhi(one.divided for one in sums.values())
    return Table(level, measure, total, found, tuple(unknown), tuple(unmeasured), hhi, open_total)


def _parts(row: Amount, level: Level, touched: Mapping[str, Touched]) -> tuple[frozenset[str], bool]:
    """The parts a thing touches, and whether these are all."""
    if len(row.through) == 1 and row.whole:
        one = touched.get(row.through[0], _NOBODY_KNOWS)
        return one.parts[level], one.complete[level]
    behind = [touched.get(id_, _NOBODY_KNOWS) for id_ in row.through]
    return frozenset().union(*(one.parts[level] for one in behind)), row.whole and all(
        one.complete[level] for one in behind
    )


def _share(low: float, high: float, total: float) -> Interval:
    return Interval(low / total, min(1.0, max(low, high) / total)) if total else Interval(0, 0)


def _hhi(amounts_: Iterable[float]) -> float | None:
    known = list(amounts_)
    total = fsum(known)  # exact, so the same in any order
    return fsum((amount / total) ** 2 for amount in known) if total else None


def _hidden(landscape: Landscape, at: date) -> tuple[Hidden, ...]:
    """Everything below the first tier that two or more direct suppliers lead to; most critical processes first.
    That they meet at the municipality itself, by its own teams, says nothing."""
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
    chain = Chain.of(landscape, at)
    parents = controls(landscape, at)
    below: dict[str, frozenset[str]] = {}
    closures: dict[str, frozenset[str]] = {}
    meeting: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (direct, own_platforms, home), applications in _alike(landscape, chain).items():
        beside = frozenset().union(*(_with_closure(chain, platform, closures) for platform in own_platforms))
        for supplier in direct:
            if supplier not in below:
                ids = supply_closure(chain, supplier)
                ultimate = {parents[id_].ultimate for id_ in (supplier, *ids) if id_ in parents}
                below[supplier] = frozenset({*ids, *(id_ for id_ in ultimate if id_)} - {supplier})
            for meeting_point in (below[supplier] | beside) - {supplier} - home:
                meeting[meeting_point][supplier] += applications
    return meeting


_Alike = tuple[tuple[str, ...], frozenset[str], frozenset[str]]


def _alike(landscape: Landscape, chain: Chain) -> Mapping[_Alike, list[str]]:
    """The applications by their direct suppliers, what else they need directly, and the municipality they are of."""
    found: dict[_Alike, list[str]] = defaultdict(list)
    for application in landscape.all(Application):
        direct = suppliers_of(chain, application.id)
        needs = chain.needs.get(application.id, ())
        beside = frozenset([link.provider for link in needs if link.provider not in direct])
        found[direct, beside, landscape.home_of(application)].append(application.id)
    return found


def _with_closure(chain: Chain, platform: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
    if platform not in known:
        known[platform] = frozenset((platform, *supply_closure(chain, platform)))
    return known[platform]
