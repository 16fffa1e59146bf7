"""Which things touch which parts at a level, as columns: what a measure adds up runs over all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regie.analyses.concentration.measures import Things
from regie.analyses.concentration.touching import NOBODY_KNOWS, Touched, together

Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]
Amounts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Holding:
    """Thing number `things[i]` touches part number `parts[i]`: part by part, and within one in the order of the things.

    `shared` is how many parts each thing touches, `complete` whether these are all.
    """

    keys: Sequence[str]
    parts: Numbers
    things: Numbers
    shared: Numbers
    complete: Flags

    @classmethod
    def of(cls, things: Things, touched: Mapping[str, Touched]) -> Holding:
        """That of things, by what the applications and platforms touch that lead to it."""
        held = [_touched(through, whole, touched) for _, through, whole in zip(*things, strict=True)]
        numbers: dict[str, int] = {}
        parts = np.array([numbers.setdefault(part, len(numbers)) for some, _ in held for part in some], np.intp)
        shared = np.array([len(some) for some, _ in held], np.intp)
        by_part = np.argsort(parts, kind="stable")
        complete = np.array([complete for _, complete in held], np.bool_)
        return cls(list(numbers), parts[by_part], np.repeat(np.arange(len(held)), shared)[by_part], shared, complete)

    def sums(self, amounts: Amounts) -> list[float]:
        """What the amounts of things add up to per part."""
        found: list[float] = np.bincount(self.parts, amounts[self.things], len(self.keys)).tolist()
        return found

    def names(self, ids: Sequence[str], which: Flags) -> list[tuple[str, ...]]:
        """The ids of these things per part."""
        held = which[self.things]
        names = [ids[number] for number in self.things[held].tolist()]
        ends = np.cumsum(np.bincount(self.parts[held], minlength=len(self.keys))).tolist()
        return [tuple(names[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _touched(through: tuple[str, ...], whole: bool, touched: Mapping[str, Touched]) -> Touched:
    """What these touch together; of what a notebook's landscape does not hold nobody knows."""
    return together([touched.get(id_, NOBODY_KNOWS) for id_ in through], whole)
