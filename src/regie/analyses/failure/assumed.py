"""A year in which things fail as often and for as long as somebody assumes: who is down from when until when.

In every year each assumption is drawn once: how often, and how long, somewhere in its ranges (evenly over the orders of
magnitude, as fits what is known to within a factor). How many outages each thing has then is chance (Poisson), and
so is when they begin. The year is cut where something goes down or comes back: a stretch in which the same things are
down is one sample for the sweep of `bits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regie.analyses.failure.circles import Ints, spans
from regie.landscape import Interval

Floats = NDArray[np.float64]
YEAR = 8760.0
"""Hours; a leap day more or less does not matter."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """How often a year each of some things fails, and for how many hours. `source` is who says so; `name` says of
    what it is."""

    name: str
    per_year: Interval
    hours: Interval
    source: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for one assumption, a value a year."""

    assumption: Assumption
    per_year: Floats
    hours: Floats


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of time in which something is down, in the order of time: how long, in which year, and how long the
    longest outage in it lasts in all. `thing[i]` is down in `stretch[i]`."""

    length: Floats
    year: Ints
    longest: Floats
    thing: Ints
    stretch: Ints


def draw(dice: np.random.Generator, assumptions: Sequence[Assumption], years: int) -> list[Drawn]:
    """A value of every range for every year."""
    return [Drawn(one, _within(dice, one.per_year, years), _within(dice, one.hours, years)) for one in assumptions]


def _within(dice: np.random.Generator, span: Interval, years: int) -> Floats:
    if span.low <= 0:
        return dice.uniform(span.low, span.high, years)
    return np.exp(dice.uniform(np.log(span.low), np.log(span.high), years))


def stretches(dice: np.random.Generator, drawn: Sequence[Drawn], things: Sequence[Ints]) -> Stretches:
    """The years, cut where something changes; `things` holds per assumption the numbers of what it is about."""
    thing, start, lasts = _outages(dice, drawn, things)
    year_end = (np.floor(start / YEAR) + 1) * YEAR
    end = np.minimum(start + lasts, year_end)
    moments = np.sort(np.concatenate((start, end)))
    begin, stop = np.searchsorted(moments, start), np.searchsorted(moments, end)
    stretch = spans(begin, stop)
    down = np.repeat(np.arange(len(thing)), stop - begin)
    order = np.argsort(stretch, kind="stable")
    stretch, down = stretch[order], down[order]
    first = np.flatnonzero(np.concatenate(([True], stretch[1:] != stretch[:-1]))) if len(stretch) else stretch
    kept = stretch[first]
    return Stretches(
        length=moments[np.minimum(kept + 1, len(moments) - 1)] - moments[kept],
        year=np.floor(moments[kept] / YEAR).astype(np.int64),
        longest=np.maximum.reduceat(lasts[down], first) if len(first) else np.zeros(0),
        thing=thing[down],
        stretch=np.repeat(np.arange(len(first)), np.diff(np.append(first, len(stretch)))),
    )


def _outages(dice: np.random.Generator, drawn: Sequence[Drawn], things: Sequence[Ints]) -> tuple[Ints, Floats, Floats]:
    """Every outage: of what, from which hour (years one after the other), and how many hours."""
    found: list[tuple[Ints, Floats, Floats]] = [(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))]
    for one, of in zip(drawn, things, strict=True):
        # so many outages of all of them together, each of one of them, is the same as so many of each
        count = dice.poisson(one.per_year * len(of))
        year = np.repeat(np.arange(len(count)), count)
        thing = of[dice.integers(0, len(of), len(year))] if len(of) else np.zeros(0, np.int64)
        found.append((thing, YEAR * (year + dice.random(len(year))), one.hours[year]))
    thing, start, lasts = (np.concatenate(column) for column in zip(*found, strict=True))
    return thing, start, lasts
