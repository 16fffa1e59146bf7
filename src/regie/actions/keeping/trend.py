"""How readings of goals moved over earlier results, and whether that is fast enough. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from regie.actions.keeping.shown import Shown
from regie.store.models import Result, ResultRun

_MOST = 24
Pace = Literal["ahead", "behind", "between"]


@dataclass(frozen=True, slots=True)
class Point:
    """The share of a reading, from worst to best case, on a day; None when there was nothing to count."""

    day: date
    share: tuple[float, float] | None


def trend(shown: Shown, goal: str = "", *, most: int = _MOST) -> Mapping[str, tuple[Point, ...]]:
    """Per reading (`goal/reading`) its earlier and present figures, oldest first; of all goals unless one is given.

    A day has one point, its last. Of many days the first and the latest are given. A reading that was defined
    otherwise is another reading: figures from before its definition changed are left out.
    """
    days = days_kept(shown, most)
    rows = Result.objects.filter(run_id__in=days, kind="goal").order_by("run__day")
    found: dict[str, list[tuple[Any, Point]]] = {}
    for run, key, body in (rows.filter(key=goal) if goal else rows).values_list("run_id", "key", "body"):
        for reading in body["readings"]:
            found.setdefault(f"{key}/{reading['id']}", []).append(
                (_definition(reading), Point(days[run], _share(reading)))
            )
    return {
        key: tuple(point for definition, point in points if definition == points[-1][0])
        for key, points in found.items()
    }


def pace(points: Sequence[Point], target: float | None, due: date) -> Pace | None:
    """Against the straight line from the first figure to the goal. None without a path: no target, or no earlier day.

    `ahead` when the worst case of now is past the line from the best case then, `behind` when the best case of now
    is short of the line from the worst case then, else `between`: what is unknown decides. Who began past the goal
    only has to stay past it.
    """
    known = [(point.day, point.share) for point in points if point.share is not None]
    if target is None or len(known) < 2 or known[0][0] >= min(known[-1][0], due):
        return None
    (first, start), (last, now) = known[0], known[-1]
    passed = min(1.0, (last - first).days / (due - first).days)
    lowest, highest = (min(end, target) + max(0.0, target - end) * passed for end in start)
    if now[0] >= highest:
        return "ahead"
    return "behind" if now[1] < lowest else "between"


def days_kept(shown: Shown, most: int) -> dict[int, date]:
    """The last run of each day of which results are kept; of many days the first and the latest."""
    runs = ResultRun.objects.filter(municipality_id=shown.actor.municipality).order_by("id")
    last = {day: run for run, day in runs.values_list("id", "day")}
    days = sorted(last)
    kept = days if len(days) <= most else [days[0], *days[len(days) - most + 1 :]]
    return {last[day]: day for day in kept}


def _definition(reading: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(reading.get(part) for part in ("counts", "among", "weigh", "met_when"))


def _share(reading: Mapping[str, Any]) -> tuple[float, float] | None:
    ends = reading["share"]
    return None if ends is None else (ends[0], ends[1])
