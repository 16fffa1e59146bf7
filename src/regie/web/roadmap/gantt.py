"""A plan as a picture on a line of years: a row a step in groups, and what each year asks above them.

Places are percentages of the width, so that a picture fits any screen without being stretched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from regie.locale import Message
from regie.web.roadmap.asked import OPENING, Looked, Step, group_of

_TALL = 64.0
_ROOM = 1.15
"""The highest figure stays this much under the top."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The years of a plan from left to right."""

    years: tuple[int, ...]

    @property
    def width(self) -> float:
        """What one year takes."""
        return 100 / len(self.years)

    def begin(self, year: int) -> float:
        """Where a year begins."""
        return _round(min(max(year - self.years[0], 0), len(self.years)) * self.width)

    def at(self, day: date) -> float | None:
        """Where a day is; None before the first year, the end when it comes after the last."""
        if day.year < self.years[0]:
            return None
        through = (day - date(day.year, 1, 1)).days / 366
        return _round(min((day.year - self.years[0] + through) * self.width, 100))

    def ticks(self) -> list[tuple[float, int]]:
        """Where each year begins."""
        return [(self.begin(year), year) for year in self.years]


@dataclass(frozen=True, slots=True)
class Row:
    """One step: its bar, how long its contract still runs, and where it was when it was moved by hand."""

    step: Step
    x: float
    width: float
    contract: float | None
    was: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that belong together. `counts` holds per year where it stands, how many are done then and how dark."""

    key: str
    name: Message | str
    rows: tuple[Row, ...]
    size: int
    once: float
    running: float
    counts: tuple[tuple[float, int, int], ...]
    open: bool


def groups(looked: Looked, steps: Sequence[Step], axis: Axis, name: Callable[[Step], Message | str]) -> list[Group]:
    """The steps in groups, platforms first, the others by name; rows only of those that are open."""
    found: dict[str, list[Step]] = {}
    for step in steps:
        found.setdefault(group_of(step, looked.group), []).append(step)
    most = max((max(Counter(one["year"] for one in held).values()) for held in found.values()), default=1)
    order = sorted(found, key=lambda key: (key != OPENING, key == "-", key.casefold()))
    return [_group(key, found[key], axis, name, most, looked.opens(key, len(steps))) for key in order]


def _group(
    key: str, steps: Sequence[Step], axis: Axis, name: Callable[[Step], Message | str], most: int, open_: bool
) -> Group:
    done = Counter(one["year"] for one in steps)
    counts = tuple((axis.begin(year), done[year], _shade(done[year], most)) for year in axis.years if done[year])
    rows = tuple(_row(one, axis) for one in steps) if open_ else ()
    once, running = (float(sum(one[part] for one in steps)) for part in ("once", "running"))
    return Group(key, name(steps[0]), rows, len(steps), once, running, counts, open_)


def _row(step: Step, axis: Axis) -> Row:
    x, width = _bar(axis, step["first"], step["year"])
    was = _bar(axis, *step["was"]) if step.get("was") else None
    return Row(step, x, width, axis.at(step["ends"]) if step["ends"] else None, was)


def _bar(axis: Axis, first: int, year: int) -> tuple[float, float]:
    x = axis.begin(first)
    return x, _round(axis.begin(year + 1) - x)


def _shade(count: int, most: int) -> int:
    """From 1 to 4, by part of the most."""
    return max(1, min(4, -(-4 * count // most)))


@dataclass(frozen=True, slots=True)
class Column:
    """One year of a figure: how high, and for what may vary from which height to which."""

    x: float
    year: int
    value: float
    y: float
    height: float
    band: tuple[float, float] | None = None
    limit: float | None = None


def money(body: Mapping[str, Any], axis: Axis) -> list[Column]:
    """What moving costs each year, with the band of half to nine in ten draws and the budget."""
    drawn = body["drawn"]["years"] if body["drawn"] else {}
    spread = {int(year): ends for year, ends in drawn.items()}
    ceiling = _ceiling(body, spread)

    def y(amount: float) -> float:
        return _round(_TALL * (1 - min(max(amount, 0) / ceiling, 1)))

    return [
        Column(
            axis.begin(one["year"]),
            one["year"],
            one["spent"],
            y(one["spent"]),
            _round(_TALL - y(one["spent"])),
            (y(spread[one["year"]][1]), y(spread[one["year"]][0])) if one["year"] in spread else None,
            y(one["budget"]) if one["budget"] is not None else None,
        )
        for one in body["years"]
    ]


def _ceiling(body: Mapping[str, Any], spread: Mapping[int, Sequence[float]]) -> float:
    amounts = [one["spent"] for one in body["years"]] + [ends[1] for ends in spread.values()]
    highest = max(amounts, default=1.0)
    budgets = [one["budget"] for one in body["years"] if one["budget"] is not None and one["budget"] < 3 * highest]
    return float(max(1.0, highest, *budgets)) * _ROOM


def goal(body: Mapping[str, Any], number: int, axis: Axis, tall: float = 40.0) -> Iterator[Column]:
    """The share of one goal at the end of each year."""
    for one in body["years"]:
        share = one["reached"][number]
        y = _round(tall * (1 - share))
        yield Column(axis.begin(one["year"]), one["year"], share, y, _round(tall - y))


def _round(amount: float) -> float:
    return round(amount, 2)
