"""What measuring goals gives: shares as intervals, with the rows behind every number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from regie.landscape import FactRef, Interval, Reason, Verdict
from regie.locale import Message
from regie.reference_data.goals import Goal, Reading


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing a reading looks at: whether it is counted, whether it is met, and by what it weighs.

    `weight` is None when unknown: the thing is then left out of the sums and listed as unweighed.
    """

    id: str
    member: Verdict
    met: Verdict
    weight: Interval | None
    facts: tuple[FactRef, ...]


@dataclass(frozen=True)
class Measurement:
    """One reading of a goal, measured. `share` is None when there is nothing to count; `met` None without a target.

    `tally` says of how many things it is met, and of how many not or perhaps; `unweighed` how many would count if their
    weight were known. `count` makes the rows: a summary shows numbers only, so a row and its facts are there when
    somebody asks.
    """

    reading: Reading
    numerator: Interval
    denominator: Interval
    share: Interval | None
    met: Verdict | None
    tally: Counter[Verdict]
    unweighed: int
    count: Callable[[], tuple[Counted, ...]] = field(repr=False, compare=False)

    @cached_property
    def rows(self) -> tuple[Counted, ...]:
        """Everything the reading looks at, in the order of the landscape."""
        return self.count()

    def to_data(self) -> Mapping[str, object]:
        """What is written out."""
        names = ("reading", "numerator", "denominator", "share", "met", "rows")
        return {name: getattr(self, name) for name in names}

    def counted(self, met: Verdict) -> tuple[str, ...]:
        """The ids of what surely or possibly counts and is met, not met, or between."""
        return tuple(row.id for row in self.rows if row.member is not Verdict.NO and row.met is met)

    def why(self, row: Counted) -> Reason:
        """Why a thing counts as it does."""
        key = f"targets.met.{self.reading.met_when.value}.{row.met.value}"
        return Reason(Message(key), rule=f"{self.reading.goal}/{self.reading.id}", facts=row.facts)


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal under each of its readings."""

    goal: Goal
    measurements: tuple[Measurement, ...]

    @property
    def met(self) -> Verdict | None:
        """Met under every reading, under none, or between; None when a landscape cannot tell."""
        verdicts = {measurement.met for measurement in self.measurements} - {None}
        if not verdicts:
            return None
        return verdicts.pop() if len(verdicts) == 1 else Verdict.BETWEEN


@dataclass(frozen=True, slots=True)
class Step:
    """One point on the path of a reading. `drop`: the best case fell below the earlier worst case.
    `temporary`: the things that fell are all on the move (TIME class migrate), so the dip is meant to pass."""

    day: date
    share: Interval | None
    drop: bool = False
    temporary: bool = False
    fallen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalResults:
    """All goals at a date, together and per municipality when there are several."""

    at: date
    goals: tuple[GoalResult, ...]
    by_municipality: Mapping[str, tuple[GoalResult, ...]]
    path: Mapping[tuple[str, str], tuple[Step, ...]]

    def of(self, goal: str, reading: str) -> Measurement:
        """One measurement. Raises KeyError."""
        for result in self.goals:
            for measurement in result.measurements:
                if (result.goal.id, measurement.reading.id) == (goal, reading):
                    return measurement
        raise KeyError((goal, reading))
