"""The exact bounds of a share when membership, being met and weights are uncertain.

With M the weight of what is met and U of what is not, the share M / (M + U) grows with M and falls with U. So the
highest share counts everything that may be met at its highest weight and the rest at its lowest, and includes a
possible member only when it may be met; the lowest share is the mirror image. These four weights add up over
estates, and so do the bounds of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from math import fsum

from regie.landscape.answer import Interval


@dataclass(frozen=True, slots=True)
class ShareSums:
    """Weights from which the bounds of a share follow: met and unmet in the best and in the worst case, and all that
    surely and possibly counts."""

    best_met: float = 0.0
    best_unmet: float = 0.0
    worst_met: float = 0.0
    worst_unmet: float = 0.0
    least_all: float = 0.0
    most_all: float = 0.0

    @classmethod
    def together(cls, parts: Iterable[ShareSums]) -> ShareSums:
        """The sums of several estates as one; the same in any order."""
        columns = zip(*(astuple(part) for part in parts), strict=True)
        return cls(*(fsum(column) for column in columns))

    @property
    def numerator(self) -> Interval:
        """The weight of what is met."""
        return Interval(self.worst_met, self.best_met)

    @property
    def denominator(self) -> Interval:
        """The weight of what counts."""
        return Interval(self.least_all, self.most_all)

    @property
    def share(self) -> Interval | None:
        """The share that is met; None when nothing counts."""
        if not self.most_all:
            return None
        high = self.best_met / (self.best_met + self.best_unmet) if self.best_met else 0.0
        low = self.worst_met / (self.worst_met + self.worst_unmet) if self.worst_met else 0.0
        return Interval(low, high)
