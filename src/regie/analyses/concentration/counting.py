"""Only how many applications touch each part: for who adds up landscapes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from regie.analyses.concentration.holding import Holding
from regie.analyses.concentration.measures import amounts
from regie.analyses.concentration.results import Level, Measure
from regie.analyses.concentration.touching import touching
from regie.landscape import Landscape


class Count(NamedTuple):
    """The applications that surely touch a part; `possible` counts also those of which not every part is known. `cost`
    is what the sure ones cost, in euros a year, as far as known."""

    applications: int
    possible: int
    cost: float


def count_applications(
    landscape: Landscape, at: date, level: Level, *, through_chain: bool
) -> tuple[Mapping[str, Count], int]:
    """Per part of a level, most touched first, and the number of applications of which not every part is known; the
    same as the tables of `concentrate` say."""
    things, costs = amounts(landscape, at, Measure.COST)
    holding = Holding.of(things, touching(landscape, at, level, through_chain=through_chain))
    open_ = int(np.count_nonzero(~holding.complete))
    sure = holding.sums(np.ones(len(things.ids)))
    unsure = holding.sums((~holding.complete).astype(np.float64))
    cost = holding.sums(np.array([amount or 0.0 for amount in costs]))
    found = {
        key: Count(int(many), int(many + open_ - few), spent)
        for key, many, few, spent in zip(holding.keys, sure, unsure, cost, strict=True)
    }
    return dict(sorted(found.items(), key=lambda item: (-item[1].applications, item[0]))), open_
