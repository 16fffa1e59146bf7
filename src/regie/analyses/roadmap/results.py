"""What planning gives: the steps with why there and then, what each year asks, and how sure the plan is the best."""

from __future__ import annotations

from dataclasses import dataclass

from regie.analyses.roadmap.problem import Key, Problem
from regie.landscape import Reason
from regie.programs import Status


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """That a thing is changed: begun in `first`, finished in `year`. EUR at the prices of the years they fall in.

    `once` is the cost of the move, `exit` what leaving a contract early costs within it, `running` the difference a
    year from then on, at the prices of that year; `things` are all that move with it.
    """

    thing: str
    things: tuple[str, ...]
    strategy: str
    target: str
    first: int
    year: int
    once: float
    exit: float
    running: float
    cluster: str
    name: str = ""
    why: tuple[Reason, ...] = ()

    @property
    def choice(self) -> tuple[str, str]:
        """What tells it from other choices of the same thing."""
        return self.strategy, self.target


@dataclass(frozen=True, slots=True)
class Reached:
    """An aim at the end of a year: the share that is met, in the worst case of what is unknown."""

    key: Key
    share: float
    asked: float
    due: int


@dataclass(frozen=True, slots=True)
class YearOfPlan:
    """One year: what is spent on moves, what may be (None: no budget), what running costs differ, and goals reached."""

    year: int
    spent: float
    budget: float | None
    running: float
    moves: int
    reached: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """A plan. `cost` is what it costs more than staying as it is over the whole period, moves and running costs
    together, EUR; no plan can cost less than `bound`. Without steps and with status IMPOSSIBLE there is no plan."""

    problem: Problem
    status: Status
    steps: tuple[PlannedStep, ...]
    cost: float
    bound: float
    years: tuple[YearOfPlan, ...]

    @property
    def gap(self) -> float:
        """How far the cost may be above the best there is, as a part of it."""
        return max(0.0, self.cost - self.bound) / max(1.0, abs(self.cost))

    @property
    def found(self) -> bool:
        """Whether there is a plan at all."""
        return bool(self.years)

    @property
    def spent(self) -> float:
        """What all moves ask together, EUR."""
        return sum(year.spent for year in self.years)

    def of(self, thing: str) -> PlannedStep | None:
        """The step of a thing, alone or in a group."""
        return next((step for step in self.steps if thing in step.things or step.thing == thing), None)

    def to_data(self) -> dict[str, object]:
        """What is written out: the plan, not the whole question."""
        return {
            "status": self.status,
            "cost": self.cost,
            "bound": self.bound,
            "gap": self.gap,
            "steps": self.steps,
            "years": self.years,
        }
