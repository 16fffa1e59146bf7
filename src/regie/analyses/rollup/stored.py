"""The result of one municipality as plain data and back, so that a later run need not find it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, astuple
from datetime import date
from typing import Any

from regie.analyses.rollup.municipal import GoalSums, Municipal, Party, Touch
from regie.landscape import ShareSums

FORMAT = 1
"""Raised when what is stored, or how, changes: older files are then found again."""


def to_data(one: Municipal) -> dict[str, Any]:
    """Only text, numbers, lists and mappings."""
    parts = ("goals", "suppliers", "parents")
    plain = {name: value for name, value in ((name, getattr(one, name)) for name in one.__slots__) if name not in parts}
    return {
        **plain,
        "at": one.at.isoformat(),
        "goals": [[each.goal, each.reading, *astuple(each.sums)] for each in one.goals],
        "suppliers": [_touch(each) for each in one.suppliers],
        "parents": [_touch(each) for each in one.parents],
    }


def from_data(data: Mapping[str, Any]) -> Municipal:
    """The reverse. Raises KeyError, TypeError or ValueError for data that this version did not write."""
    goals = tuple(GoalSums(goal, reading, ShareSums(*sums)) for goal, reading, *sums in data["goals"])
    return Municipal(
        **{
            **data,
            "at": date.fromisoformat(data["at"]),
            "goals": goals,
            "suppliers": tuple(_touched(each) for each in data["suppliers"]),
            "parents": tuple(_touched(each) for each in data["parents"]),
        }
    )


def _touch(touch: Touch) -> list[Any]:
    return [*asdict(touch.party).values(), touch.applications, touch.possible, touch.cost]


def _touched(held: list[Any]) -> Touch:
    name, lei, kvk, applications, possible, cost = held
    return Touch(Party(name, lei, kvk), applications, possible, cost)
