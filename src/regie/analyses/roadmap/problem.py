"""The question a plan answers, as data: things that may change, aims to meet, and what holds them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from regie.readers.roadmap import (
    Budget,
    Capacity,
    Estimate,
    Freeze,
    MostMoves,
    Order,
    Strategy,
)

Key = tuple[str, str]
"""A goal and its reading."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way for a thing to change. `running` is the cost a year afterwards, EUR at first-year prices.

    `meets` are the aims the thing meets then; `meets_with` those it meets once the platform it sits on has moved too.
    `needs` are the landing platforms that must be open.
    """

    strategy: Strategy
    target: str
    once: Estimate
    running: Estimate
    years: int
    skills: Mapping[str, float] = field(default_factory=dict)
    meets: frozenset[Key] = frozenset()
    meets_with: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    years_high: int = 0
    supplier: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells the choices of one thing apart."""
        return self.strategy.value, self.target


@dataclass(frozen=True, slots=True)
class Thing:
    """What may change at most once. `running` is what it costs now, EUR a year.

    `meets` are the aims it meets as it stands, `along` those it meets as soon as the platform of that id has moved.
    Leaving before `bound_until` costs a part of what the contract still asks. `members` are the things a group moves
    together (itself when it stands alone), `hub` marks what others wait for.
    """

    id: str
    choices: tuple[Choice, ...]
    running: float = 0.0
    cluster: str = ""
    meets: frozenset[Key] = frozenset()
    along: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    bound_until: date | None = None
    earliest: int | None = None
    members: tuple[str, ...] = ()
    hub: bool = False
    name: str = ""

    @property
    def moves(self) -> int:
        """How many moves it counts for; opening a platform is none."""
        return max(1, len(self.members)) if not self.is_landing else 0

    @property
    def is_landing(self) -> bool:
        """Whether it is a platform to be opened."""
        return any(choice.strategy is Strategy.OPEN for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a reading counts: met while everything it needs is. `stuck`: something outside the plan prevents it."""

    id: str
    weight: float
    needs: tuple[str, ...]
    stuck: bool = False


@dataclass(frozen=True)
class Aim:
    """A reading of a goal: the share of the weight of its units to be met when it is due and at the end.

    `outside` is the weight of what no plan can help and is not asked of it either; in a share that is shown it counts,
    as not met.
    """

    key: Key
    due: int
    target: float
    units: tuple[Unit, ...]
    outside: float = 0.0

    @cached_property
    def weight(self) -> float:
        """The weight of all units."""
        return sum(unit.weight for unit in self.units)

    def of_all(self, share: float) -> float:
        """A share of the units as a share of all that the reading counts."""
        return share * self.weight / (self.weight + self.outside) if self.weight else 0.0


@dataclass(frozen=True, slots=True)
class Fixed:
    """A step settled by hand. `choice` and `year` None: any."""

    thing: str
    choice: tuple[str, str] | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a plan is made from.

    `index` is the growth of prices a year; `exit_share` the part of the remaining contract price that leaving early
    costs, allowed while that is at most one year's price. With `carry_over` what is not spent in a year may be later.
    """

    years: tuple[int, ...]
    things: tuple[Thing, ...]
    aims: tuple[Aim, ...] = ()
    orders: tuple[Order, ...] = ()
    budgets: tuple[Budget, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    limits: tuple[MostMoves, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    forbidden: tuple[Fixed, ...] = ()
    index: float = 1.0
    exit_share: float = 0.5
    carry_over: bool = True

    def growth(self) -> Sequence[float]:
        """The price level of each year; the first is 1."""
        return [self.index**number for number in range(len(self.years))]

    def aim(self, key: Key) -> Aim:
        """One aim. Raises KeyError."""
        for aim in self.aims:
            if aim.key == key:
                return aim
        raise KeyError(key)

    def with_target(self, key: Key, target: float) -> Problem:
        """The same question with another target for one aim."""
        aims = tuple(replace(aim, target=target) if aim.key == key else aim for aim in self.aims)
        return replace(self, aims=aims)
