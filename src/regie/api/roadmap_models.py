"""What plans look like: what is asked, what a plan comes to, its steps with reasons, and how it goes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from regie.actions.plan import YEARS
from regie.analyses.roadmap import Standing
from regie.api.models import Links
from regie.api.result_models import Interval, Shown
from regie.api.values import Data, Key, list_of, omitted, one_of
from regie.readers.roadmap import Strategy

_MOST = 500
Year = Annotated[int, Field(strict=True, ge=YEARS[0], le=YEARS[-1], examples=[YEARS[4]])]
Amount = Annotated[float, Field(strict=True, ge=0, le=10**12, allow_inf_nan=False, examples=[1_500_000])]
Count = Annotated[int, Field(strict=True, ge=0, le=100_000)]
Days = Annotated[float, Field(strict=True, ge=0, le=10**7, allow_inf_nan=False, examples=[220])]
ReadingName = Annotated[Key, Field(examples=["thirty-percent/autonomous-part"])]


class BudgetAsked(Data):
    """Euros for moving in a year; what is left may be spent later."""

    year: Year
    amount: Amount


class CapacityAsked(Data):
    """Days of work a skill can give in a year."""

    skill: Annotated[Key, Field(examples=["migration"])]
    days: Days


class FreezeAsked(Data):
    """Years in which a cluster, or without one nobody, may finish a move."""

    first: Year
    last: Year
    cluster: Key = omitted()


class StepSettled(Data):
    """A step settled by hand: which thing, and if it matters how and in which year it is done."""

    thing: Key
    choice: Annotated[Key, Field(pattern=r"^[a-z]+(:.*)?$", examples=["retire"])] = omitted(
        description="A strategy, or `strategy:target`."
    )
    year: Year = omitted()


class ShareAsked(Data):
    """Another share to reach than the goal itself asks, of what the plan can count."""

    goal: ReadingName
    share: Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False, examples=[0.4])]


class PlanAsked(Data):
    """The question. Limits that are left out are not there."""

    name: Annotated[Key, Field(max_length=200, examples=["Route 2030"])]
    goals: Annotated[list[ReadingName], Field(min_length=1, max_length=50)] = omitted(
        description="Readings to meet, as `goal/reading`; the usual ones when left out."
    )
    budgets: list_of(BudgetAsked, _MOST) = Field([])  # type: ignore[valid-type]
    capacities: list_of(CapacityAsked, _MOST) = Field([])  # type: ignore[valid-type]
    freezes: list_of(FreezeAsked, _MOST) = Field([])  # type: ignore[valid-type]
    most_moves: Count = omitted(description="Moves a year in each cluster.")
    steady: bool = Field(default=False, description="Plan with pessimistic costs and the longest durations.")
    fixed: list_of(StepSettled, _MOST) = Field([])  # type: ignore[valid-type]
    forbidden: list_of(StepSettled, _MOST) = Field([])  # type: ignore[valid-type]
    shares: list_of(ShareAsked, 50) = Field([])  # type: ignore[valid-type]
    options: Annotated[int, Field(strict=True, ge=0, le=2**31 - 1, examples=[1])] = omitted(
        description="The version of own options that counts; 0 for none, the newest when left out."
    )


class PlanGoal(Shown):
    """A reading and how far the plan brings it; shares are of all that it counts, in the worst case."""

    id: str
    reading: str
    goal: str
    due: int
    asked: float
    then: float = omitted(description="The share when it is due.")
    last: float = omitted(description="The share at the end of the plan.")
    chance: float = omitted(description="The share of draws in which it is met in time.")
    out_of_reach: int = Field(description="How many things no plan can help.")


class PlanYear(Shown):
    """One year: euros for moving, the difference in yearly cost, moves finished, and the share of each goal."""

    year: int
    spent: float
    budget: float = omitted()
    running: float
    moves: int
    reached: list[float]
    spread: list[float] = omitted(description="Half and nine in ten of the draws ask less for moving.")


class PlanSummary(Shown):
    """A plan without its steps."""

    number: int
    name: str
    made_at: datetime
    by: str
    version: int = Field(description="The version of the municipality's data it was made on.")
    status: Literal["done", "stopped", "impossible"]
    found: bool = Field(description="Whether there is a plan at all.")
    cost: float = omitted(description="Euros more than staying as it is, over the whole period.")
    bound: float = omitted(description="No plan costs less.")
    spent: float = Field(description="Euros that all moves ask.")
    moves: int
    goals: list[PlanGoal]
    links: Links


class PlanList(Data):
    """All plans, the newest first."""

    items: list[PlanSummary]


class StepShown(Shown):
    """A step: what changes how, from which year, finished in which, what it costs, and why there and then."""

    thing: str
    things: list[str] = Field(description="All that move with it.")
    name: str
    strategy: one_of(one.value for one in Strategy)  # type: ignore[valid-type]
    target: str
    first: int
    year: int
    once: float
    exit: float = Field(description="The part of `once` that leaving a contract early costs.")
    running: float = Field(description="The difference in cost a year from then on.")
    cluster: str
    contract_ends: date = omitted()
    why: list[str]


class FrontPoint(Shown):
    """A share of the goal and what it costs over the whole period; without a cost it cannot be reached."""

    target: float = Field(description="As it can be asked with `shares`.")
    share: float = Field(description="Of all that the reading counts.")
    cost: float = omitted()
    more: float = Field(description="Euros for a percent point more there.")


class FrontShown(Shown):
    """What more or less of the first goal costs, computed with steps in parts."""

    id: str
    reading: str
    points: list[FrontPoint]


class PriceShown(Shown):
    """What a percent more, a year later or a million a year more does to the cost; without a cost there is no plan."""

    what: Literal["percent", "later", "million"]
    id: str = omitted(description="The goal.")
    reading: str = omitted()
    cost: float = omitted()


class PlanShown(PlanSummary):
    """A whole plan, with the question it answers."""

    question: PlanAsked
    years: list[PlanYear]
    steps: list[StepShown]
    prices: list[PriceShown]
    front: FrontShown = omitted()
    clash: list[str] = omitted(description="Demands that cannot hold together.")
    relief: list[str] = omitted(description="The least that would help.")


class StepBrief(Shown):
    """How a thing changes and when it is done."""

    strategy: str
    target: str
    year: int


class StepChanged(Shown):
    """A thing of which two plans say different things; a side is absent where it stays as it is."""

    thing: str
    before: StepBrief = omitted()
    after: StepBrief = omitted()


class PlanDifference(Data):
    """What differs between two plans."""

    items: list[StepChanged]


class StepStanding(Shown):
    """How a step stands."""

    thing: str
    year: int
    standing: one_of(one.value for one in Standing)  # type: ignore[valid-type]
    finished: int = omitted(description="The year in which somebody says it was finished.")
    spent: float = omitted(description="Euros somebody says were spent on it until now.")
    over: float = omitted(description="Euros spent above the plan; of a step that is done.")


class GoalStanding(Shown):
    """A reading as planned at the end of this year, and as it stands from worst to best case."""

    id: str
    reading: str
    planned: float = omitted()
    now: Interval = omitted()


class CourseShown(Shown):
    """How it goes with a plan. The data shows what is done; when, and what was spent on it, says a file of actuals."""

    day: date
    steps: list[StepStanding]
    goals: list[GoalStanding]
    planned_spending: float = Field(description="Euros planned for moving in the years that are over.")
    actuals: int = omitted(description="The version of the file of actuals that counts.")
    spent: float = omitted(description="Euros spent on moving, of the steps of which somebody says so.")
