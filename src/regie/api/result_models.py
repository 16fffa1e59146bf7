"""What results look like: each number with the rule and the facts it comes from, in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel

from regie.api.values import omitted

VerdictWord = Literal["yes", "no", "between"]
Interval = Annotated[list[float], Field(min_length=2, max_length=2, description="From worst to best case.")]


class Shown(BaseModel):
    """Part of a result; of what is kept only what is described is shown."""

    model_config = ConfigDict(extra="ignore", alias_generator=to_camel, populate_by_name=True)


def named(fact: Any) -> Any:
    """A fact as kept, by the names of its parts."""
    return fact if isinstance(fact, dict) else {"id": fact[0], "field": to_camel(fact[1])}


class FactUsed(Shown):
    """A fact that a result used: a field of a thing."""

    id: str
    field: str


Facts = list[Annotated[FactUsed, BeforeValidator(named)]]


class ReasonShown(Shown):
    """Why, in words, with the rule and the facts."""

    says: str
    rule: str = omitted()
    facts: Facts


class ReadingShown(Shown):
    """A goal under one way of reading it."""

    id: str
    label: str
    sentence: str
    section: str
    weigh: str = Field(description="What is counted: number, cost, volume and so on.")
    numerator: Interval
    denominator: Interval
    share: Interval = omitted(description="Absent when there is nothing to count.")
    met: VerdictWord = omitted(description="Absent when there is nothing to count.")
    n_yes: int
    n_no: int
    n_between: int
    unweighed: int = Field(description="Things whose weight is unknown.")


class GoalShown(Shown):
    """A goal of the policy: where we stand under each reading."""

    id: str
    label: str
    due: date
    target: float = omitted(description="Absent where the goal names no number.")
    more_than: bool = Field(description="Whether the share must be more than the target, rather than reach it.")
    sentence: str
    section: str
    document: str
    not_measured: str = omitted(description="Why it is not measured.")
    met: VerdictWord = omitted()
    readings: list[ReadingShown]


class GoalList(Shown):
    """All goals."""

    items: list[GoalShown]


class RowCounted(Shown):
    """A thing that a reading counts."""

    id: str
    member: VerdictWord = Field(description="Whether it counts at all.")
    met: VerdictWord
    weight: Interval = omitted(description="Absent when unknown.")
    why: str
    facts: Facts


class RowsCounted(Shown):
    """The things behind the number of a reading."""

    rule: str
    rows: list[RowCounted]


class PartShown(Shown):
    """A supplier, parent or jurisdiction with what hangs on it."""

    key: str
    amount: float
    share: Interval
    things: int


class ConcentrationTable(Shown):
    """One level by one measure, the largest parts first."""

    level: str
    measure: str
    total: float
    hhi: float = omitted(description="Herfindahl-Hirschman index, from 0 to 1.")
    unknown: int
    unmeasured: int
    parts: list[PartShown]
    more: int = Field(description="Parts beyond the first 200.")


class ConcentrationShown(Shown):
    """Concentration at the first link, or through the whole chain."""

    tables: list[ConcentrationTable]


class LinkShown(Shown):
    """A link of the supply chain."""

    from_: str = Field(alias="from")
    kind: str
    to: str
    fact: Annotated[FactUsed, BeforeValidator(named)]
    sure: bool


class AnswerShown(Shown):
    """The answer to one criterion, 1 being the lowest; every answer that is still possible."""

    possible: list[int]
    says: str


class JudgementShown(Shown):
    """What is judged of a thing, and why."""

    autonomous: VerdictWord
    own_autonomous: VerdictWord = Field(description="Without its chain.")
    seal: list[int] = Field(description="The lowest and highest SEAL level it may have.")
    official_seal: int = omitted()
    governing: str = omitted(description="The criterion that decides the SEAL level.")
    scores: dict[str, Interval] = Field(description="By version of the framework, from 0 to 100.")
    why: list[ReasonShown]
    weakest: list[LinkShown]
    answers: dict[str, AnswerShown] = Field(description="By criterion of the framework.")
    links: list[LinkShown]
    critical: VerdictWord = omitted()
    processes: list[str] = omitted()
    bbn: list[str] = omitted(description="Every protection level that is still possible.")
    datasets: list[str] = omitted()


class RuleFired(Shown):
    """A rule of a decision model that fires, and what it says."""

    rule: str
    says: str


class InputUsed(Shown):
    """An input of a decision with the facts behind it; no value where it is unknown."""

    name: str
    value: str = omitted()
    facts: Facts


class PlacementShown(Shown):
    """Where one model places an application: every outcome still possible, with its rules."""

    model: str
    possible: list[str]
    labels: dict[str, str]
    rules: list[RuleFired]
    given: list[InputUsed]
    deviation: str = omitted(description="The decision of people to deviate from this, by its id.")


class PlacementList(Shown):
    """An application under each decision model."""

    items: list[PlacementShown]


class OverviewShown(Shown):
    """Where the municipality stands."""

    day: date
    applications: int
    autonomous: dict[VerdictWord, int]
    things: dict[str, int]
    places: dict[str, int] = Field(description="Applications by the kind of their platform.")
