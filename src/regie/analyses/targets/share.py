"""The weights behind a share, added up over rows; what they say about its bounds is in `landscape.share`."""

from __future__ import annotations

from collections.abc import Iterable

from regie.landscape import Interval, ShareSums, Verdict


def add_up(rows: Iterable[tuple[Verdict, Verdict, Interval | None]]) -> ShareSums:
    """The weights over rows of (whether it is counted, whether it is met, weight); those without a weight are left
    out."""
    best_met = best_unmet = worst_met = worst_unmet = least_all = most_all = 0.0
    for member, met, weight in rows:
        if member is Verdict.NO or weight is None:
            continue
        sure = member is Verdict.YES
        if met is not Verdict.NO:
            best_met += weight.high
        elif sure:
            best_unmet += weight.low
        if met is not Verdict.YES:
            worst_unmet += weight.high
        elif sure:
            worst_met += weight.low
        least_all += weight.low if sure else 0.0
        most_all += weight.high
    return ShareSums(best_met, best_unmet, worst_met, worst_unmet, least_all, most_all)
