"""Goals as cards: those that matter first, the others, and what a landscape cannot measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from regie.actions.keeping.trend import Pace, Point, pace

_FIRST = 4
_ORDER = {"no": 0, "between": 1, None: 2, "yes": 3}


@dataclass(frozen=True, slots=True)
class Card:
    """One goal by its first reading. `start` is the earliest figure of another day, None when there is none."""

    goal: Mapping[str, Any]
    first: Mapping[str, Any]
    start: Point | None
    pace: Pace | None

    @property
    def moved(self) -> int | None:
        """Points gained (or lost, below zero) since the start; None when either figure is not certain."""
        now, was = self.first["share"], self.start.share if self.start else None
        if not now or not was or now[0] != now[1] or was[0] != was[1]:
            return None
        points: float = (now[0] - was[0]) * 100
        return round(points)


def cards(
    goals: Sequence[Mapping[str, Any]], path: Mapping[str, Sequence[Point]]
) -> tuple[list[Card], list[Card], list[Mapping[str, Any]]]:
    """The first few cards (not met and due soonest), the others, and the goals that cannot be measured."""
    measured = [_card(goal, path) for goal in goals if goal["readings"]]
    ordered = sorted(measured, key=lambda card: (_ORDER[card.goal["met"]], _due(card)))
    return ordered[:_FIRST], ordered[_FIRST:], [goal for goal in goals if not goal["readings"]]


def _due(card: Card) -> date:
    due: date = card.goal["due"]
    return due


def _card(goal: Mapping[str, Any], path: Mapping[str, Sequence[Point]]) -> Card:
    first = goal["readings"][0]
    points = path.get(f"{goal['id']}/{first['id']}", ())
    start = points[0] if len(points) > 1 else None
    return Card(goal, first, start, pace(points, goal["target"], goal["due"]))
