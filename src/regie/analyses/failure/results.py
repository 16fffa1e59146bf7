"""What a failure gives: per process from when until when it stops, why, and what cannot be excluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf

from regie.analyses.failure.carrying import SOME_TIME
from regie.analyses.failure.scenario import Duration, Scenario
from regie.landscape import FactRef, Interval, Landscape, Link, Verdict
from regie.locale import Message


@dataclass(frozen=True, slots=True)
class Spell:
    """From which hour until which hour something is down. `SOME_TIME` is an hour nobody knows; `back` is infinite when
    it does not come back, or nobody knows how long recovery takes."""

    stops: float
    back: float

    def to_data(self) -> Mapping[str, float | str]:
        """Hours, or in words what is no number of hours."""
        return {
            "stops": "some_time" if self.stops >= SOME_TIME else self.stops,
            "back": "not" if self.back == inf else self.back,
        }


@dataclass(frozen=True, slots=True)
class Outage:
    """One outage of one thing: in the worst and in the best case; None where it does not stop."""

    worst: Spell | None
    best: Spell | None

    @property
    def stops(self) -> Verdict:
        """Whether it stops."""
        if self.best is not None:
            return Verdict.YES
        return Verdict.NO if self.worst is None else Verdict.BETWEEN


@dataclass(frozen=True, slots=True)
class Stopped:
    """One process (or application) that stops, or may.

    `outages` has an entry per duration. `longest_outage` is the maximum tolerable outage (MTPD) in hours; `too_long`
    says per duration whether the outage exceeds it. `lost_data` is how many hours of data may be lost: the largest
    bound (RPO) of what it depends on and is down, None when one is unknown. `why` is the shortest chain from what
    falls away: a sentence, and the links with the facts behind them.
    """

    id: str
    critical: Verdict
    outages: Mapping[Duration, Outage]
    longest_outage: Interval
    too_long: Mapping[Duration, Verdict]
    lost_data: float | None
    why: Message
    chain: tuple[Link, ...]
    facts: tuple[FactRef, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """What a scenario stops.

    `falls_away` is what is gone by itself, `processes` and `applications` what stops with it, the critical and the
    earliest first. `cannot_exclude` are the other processes of which the chain is not wholly known: they may depend on
    what falls away without anybody having said so. `things` is everything that is down in an outage as long as the
    scenario lasts, surely or maybe.
    """

    landscape: Landscape
    at: date
    scenario: Scenario
    falls_away: Mapping[str, Verdict]
    processes: tuple[Stopped, ...]
    applications: Mapping[str, Verdict]
    cannot_exclude: tuple[str, ...]
    things: Mapping[str, Verdict]

    def counted(self, verdict: Verdict, duration: Duration = Duration.FOR_GOOD, *, critical: bool = False) -> int:
        """How many (critical) processes stop, or may, in an outage of this length."""
        return sum(
            one.outages[duration].stops is verdict
            for one in self.processes
            if not critical or one.critical is Verdict.YES
        )
