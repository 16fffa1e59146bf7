"""The exact bounds of a share when membership, being met and weights are uncertain.

With M the weight of what is met and U of what is not, the share M / (M + U) grows with M and falls with U. So the
highest share counts everything that may be met at its highest weight and the rest at its lowest, and includes a
possible member only when it may be met; the lowest share is the mirror image.
"""

from __future__ import annotations

from collections.abc import Iterable

from regie.analyses.targets.results import Counted
from regie.landscape import Interval, Verdict


def bounds(rows: Iterable[Counted]) -> tuple[Interval, Interval, Interval | None]:
    """Numerator, denominator and share over rows; rows without a weight are left out. Share None: nothing counts."""
    best_met = best_unmet = worst_met = worst_unmet = 0.0
    least_met = most_met = least_all = most_all = 0.0
    anything = False
    for row in rows:
        if row.member is Verdict.NO or row.weight is None:
            continue
        anything = True
        sure, weight = row.member is Verdict.YES, row.weight
        if row.met is not Verdict.NO:
            best_met += weight.high
            most_met += weight.high
        elif sure:
            best_unmet += weight.low
        if row.met is not Verdict.YES:
            worst_unmet += weight.high
        elif sure:
            worst_met += weight.low
            least_met += weight.low
        least_all += weight.low if sure else 0.0
        most_all += weight.high
    numerator, denominator = Interval(least_met, most_met), Interval(least_all, most_all)
    if not anything or most_all == 0:
        return numerator, denominator, None
    high = best_met / (best_met + best_unmet) if best_met else 0.0
    low = worst_met / (worst_met + worst_unmet) if worst_met else 0.0
    return numerator, denominator, Interval(low, high)
