"""The three shares over time as lines in a picture of 600 by 160."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from regie.actions.keeping.quality import QualityThen

_WIDTH, _HEIGHT = 600, 160
SHARES = ("complete", "overdue", "contradicted")


def lines(days: Sequence[QualityThen]) -> dict[str, str]:
    """Per share the points of its line; none with fewer than two days."""
    if len(days) < 2:
        return {}
    start, end = days[0].day, days[-1].day
    found = {}
    for name in SHARES:
        known = [(one.day, one.total[name]) for one in days if one.total[name] is not None]
        found[name] = " ".join(f"{_x(day, start, end)},{round((1 - share) * _HEIGHT, 1)}" for day, share in known)
    return found


def _x(day: date, start: date, end: date) -> float:
    return round((day - start).days / max(1, (end - start).days) * _WIDTH, 1)
