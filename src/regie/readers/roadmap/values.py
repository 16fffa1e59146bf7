"""What a route is made of, as a municipality states it: options with ranges, order, groups, money, people, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from regie.landscape import NO_SOURCE, Source
from regie.landscape.faults import Place


class Strategy(Enum):
    """What to do with a thing: the seven R's of migration, retaining being one. `open` is for a landing platform.

    Source: AWS Prescriptive Guidance, "About the migration strategies" (seven R's, after Gartner's five of 2010).
    """

    RETAIN = "retain"
    RETIRE = "retire"
    REHOST = "rehost"
    RELOCATE = "relocate"
    REPLATFORM = "replatform"
    REPURCHASE = "repurchase"
    REFACTOR = "refactor"
    OPEN = "open"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Estimate:
    """An amount as a range: the least, the likely and the most, in one unit, with where it comes from."""

    low: float
    likely: float
    high: float
    source: Source = NO_SOURCE

    @classmethod
    def exactly(cls, amount: float, source: Source = NO_SOURCE) -> Estimate:
        """An amount without a range."""
        return cls(amount, amount, amount, source)

    def times(self, factor: float) -> Estimate:
        """The same range, scaled."""
        return Estimate(self.low * factor, self.likely * factor, self.high * factor, self.source)

    def plus(self, other: Estimate) -> Estimate:
        """Two ranges added, end by end; the source of the first."""
        return Estimate(self.low + other.low, self.likely + other.likely, self.high + other.high, self.source)


NOTHING = Estimate.exactly(0.0)


@dataclass(frozen=True, slots=True)
class Option:
    """One way for a thing (an application, a platform or a landing platform) to change.

    `once` in EUR at the prices of the first year; `running` in EUR a year after (None: as now); `years` is how many
    calendar years it takes, its cost and work spread evenly; `skills` the days of work each skill must give in all.
    `target` is a kind of cloud, a landing platform, or a platform of the landscape that may itself move later.
    `meets` are the words of `reference_data.goals.MetWhen` the thing meets afterwards. `supplier` is to whom the money
    goes: costs of one supplier vary together.
    """

    thing: str
    strategy: Strategy
    target: str = ""
    once: Estimate = NOTHING
    running: Estimate | None = None
    years: Estimate = Estimate(1, 1, 1)
    skills: tuple[tuple[str, float], ...] = ()
    meets: frozenset[str] = frozenset()
    supplier: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells the options of one thing apart."""
        return self.strategy.value, self.target


@dataclass(frozen=True, slots=True)
class Landing:
    """A platform that must be opened before anything can land on it: `once` to open, `running` a year from then on.

    `earliest` is the first year it can be open.
    """

    id: str
    name: str
    once: Estimate
    running: Estimate
    years: Estimate = Estimate(1, 1, 1)
    skills: tuple[tuple[str, float], ...] = ()
    earliest: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """That one thing is finished no earlier than `years` after another (0: not before it)."""

    thing: str
    after: str
    years: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Things that move as a whole: in the same year, in the same way."""

    name: str
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Budget:
    """EUR for moves that may be spent in a year, by one cluster or (empty) by all."""

    year: int
    amount: float
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Capacity:
    """Days of work that a skill can give in a year, to one cluster or (empty) to all. `year` None: every year."""

    skill: str
    days: float
    year: int | None = None
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Freeze:
    """Years in which a cluster (empty: nobody) may finish no move."""

    first: int
    last: int
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class MostMoves:
    """At most so many things moved in a year, in one cluster or (empty) in each."""

    moves: int
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """How many moves can be on the way to a shared platform in a year, of all municipalities together."""

    platform: str
    moves: float


@dataclass(frozen=True, slots=True)
class Happened:
    """What became of a thing: in which year it was finished (None: not yet), EUR spent until now (None: not said),
    and whether it was given up."""

    thing: str
    finished: int | None = None
    spent: float | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """Everything a municipality says about its route; empty where it said nothing. `places` says of each value where it
    stands in the file."""

    options: tuple[Option, ...] = ()
    landings: tuple[Landing, ...] = ()
    orders: tuple[Order, ...] = ()
    groups: tuple[Group, ...] = ()
    budgets: tuple[Budget, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    limits: tuple[MostMoves, ...] = ()
    actuals: tuple[Happened, ...] = ()
    rooms: tuple[Room, ...] = ()
    places: Mapping[object, Place] = field(default_factory=dict, compare=False)
