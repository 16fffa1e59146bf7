"""The course of a reading over time as a picture: a band from worst to best case, and the line to the goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from regie.actions.keeping.trend import Point

_WIDTH, _HEIGHT = 600, 160


@dataclass(frozen=True, slots=True)
class Course:
    """Points of polygons and lines in a picture of 600 by 160, and where the years stand."""

    band: str
    dots: tuple[tuple[float, float, float], ...]
    line: tuple[float, float, float, float] | None
    years: tuple[tuple[float, int], ...]


def course(points: Sequence[Point], goal: Mapping[str, Any]) -> Course | None:
    """None when there are fewer than two days with a figure: a course needs two."""
    known = [(point.day, point.share) for point in points if point.share is not None]
    if len(known) < 2:
        return None
    start, end = known[0][0], max(goal["due"], known[-1][0])
    across = [(_x(day, start, end), _y(share[0]), _y(share[1])) for day, share in known]
    band = [f"{x},{high}" for x, _, high in across] + [f"{x},{low}" for x, low, _ in reversed(across)]
    years = tuple((_x(date(year, 1, 1), start, end), year) for year in range(start.year + 1, end.year + 1))
    line = None
    if goal["target"] is not None and goal["target"] > known[0][1][0]:
        line = (across[0][0], across[0][1], _x(goal["due"], start, end), _y(goal["target"]))
    return Course(" ".join(band), tuple(across), line, years)


def _x(day: date, start: date, end: date) -> float:
    return round((day - start).days / max(1, (end - start).days) * _WIDTH, 1)


def _y(share: float) -> float:
    return round((1 - share) * _HEIGHT, 1)
