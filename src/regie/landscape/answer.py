"""Answers over unknown facts: yes, no or between; and intervals from worst to best case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """Whether something holds, when not every fact is known."""

    YES = "yes"
    NO = "no"
    BETWEEN = "between"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__

    @classmethod
    def of(cls, truth: bool | None) -> Verdict:
        """None is between."""
        if truth is None:
            return cls.BETWEEN
        return cls.YES if truth else cls.NO

    @classmethod
    def every(cls, verdicts: Iterable[Verdict]) -> Verdict:
        """No when one is no, yes when all are yes, else between."""
        found = cls.YES
        for verdict in verdicts:
            if verdict is cls.NO:
                return cls.NO
            if verdict is cls.BETWEEN:
                found = cls.BETWEEN
        return found

    @classmethod
    def some(cls, verdicts: Iterable[Verdict]) -> Verdict:
        """Yes when one is yes, no when all are no, else between."""
        found = cls.NO
        for verdict in verdicts:
            if verdict is cls.YES:
                return cls.YES
            if verdict is cls.BETWEEN:
                found = cls.BETWEEN
        return found


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most a number can be, given what is unknown; both ends included."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval runs upward: {self.low} > {self.high}")

    @property
    def exact(self) -> bool:
        """Whether no unknown fact is left in it."""
        return self.low == self.high

    @property
    def width(self) -> float:
        """How much the unknown facts leave open."""
        return self.high - self.low

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def at_least(self, value: float) -> Verdict:
        """Whether the number is at least this value."""
        if self.low >= value:
            return Verdict.YES
        return Verdict.BETWEEN if self.high >= value else Verdict.NO
