"""Shares per supplier, ultimate parent and country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import product
from math import fsum
from operator import add

import numpy as np

from regie.analyses.concentration.hidden import hidden_concentration
from regie.analyses.concentration.holding import Holding
from regie.analyses.concentration.measures import Amounts, Things, amounts
from regie.analyses.concentration.results import Concentration, Level, Measure, Part, Table
from regie.analyses.concentration.touching import Touched, touching
from regie.landscape import Interval, Landscape


def concentrate(landscape: Landscape, at: date, *, through_chain: bool) -> Concentration:
    """Concentration at a date: by the direct suppliers only, or through the whole chain of each application."""
    return Concentration(at, through_chain, _Tables(landscape, at, through_chain), hidden_concentration(landscape, at))


class _Tables(Mapping[tuple[Level, Measure], Table]):
    """Tables that are added up when somebody looks at them: a summary shows few of the dozen there are."""

    def __init__(self, landscape: Landscape, at: date, through_chain: bool) -> None:
        self._landscape = landscape
        self._at = at
        self._through_chain = through_chain
        self._made: dict[tuple[Level, Measure], Table | None] = dict.fromkeys(product(Level, Measure))
        self._touched: dict[Level, Mapping[str, Touched]] = {}
        self._holdings: dict[tuple[Level, int], Holding] = {}

    def __getitem__(self, which: tuple[Level, Measure]) -> Table:
        made = self._made[which]
        if made is None:
            level, measure = which
            counted = self._amounts(measure)
            made = self._made[which] = _table(level, measure, counted, self._holding(level, counted.things))
        return made

    def __iter__(self) -> Iterator[tuple[Level, Measure]]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def _amounts(self, measure: Measure) -> Amounts:
        key = ("amounts", self._at, measure)
        return self._landscape.remembered(key, lambda: amounts(self._landscape, self._at, measure))

    def _holding(self, level: Level, things: Things) -> Holding:
        """Measures that add up the same things share it."""
        key = (level, id(things))
        if level not in self._touched:
            self._touched[level] = touching(self._landscape, self._at, level, through_chain=self._through_chain)
        if key not in self._holdings:
            self._holdings[key] = Holding.of(things, self._touched[level])
        return self._holdings[key]


def _table(level: Level, measure: Measure, counted: Amounts, holding: Holding) -> Table:
    ids, held = counted.things.ids, counted.amounts
    measured = np.array([amount is not None for amount in held], np.bool_)
    each = np.array([amount or 0.0 for amount in held])
    open_ = np.where(holding.complete, 0.0, each)
    total, open_total = (reduce(add, column.tolist(), 0.0) for column in (each, open_))
    divided = holding.sums(each / np.maximum(holding.shared, 1))
    columns = holding.keys, holding.sums(each), holding.sums(open_), holding.names(ids, measured)
    found = [
        Part(key, amount, _share(amount, amount + open_total - unsure, total), things)
        for key, amount, unsure, things in zip(*columns, strict=True)
        if things
    ]
    return Table(
        level,
        measure,
        total,
        tuple(sorted(found, key=lambda part: (-part.amount, part.key))),
        tuple(ids[number] for number in np.flatnonzero(measured & ~holding.complete).tolist()),
        tuple(id_ for id_, amount in zip(ids, held, strict=True) if amount is None),
        _hhi(divided),
        open_total,
    )


def _share(low: float, high: float, total: float) -> Interval:
    return Interval(low / total, min(1.0, max(low, high) / total)) if total else Interval(0, 0)


def _hhi(known: Sequence[float]) -> float | None:
    total = fsum(known)  # exact, so the same in any order
    return fsum((amount / total) ** 2 for amount in known) if total else None
