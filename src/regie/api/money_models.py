"""What contracts and money look like: days, tender packs, budgets and tables of cost."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from regie.api.failure_models import Seal
from regie.api.result_models import Interval, ReasonShown, Shown, VerdictWord
from regie.api.values import omitted

Due = Literal["too_late", "perhaps_too_late", "soon", "later", "unknown", "ended"]


def _ends(ends: Any) -> Any:
    """From which day to which; an end that nobody knows is left out."""
    if isinstance(ends, dict):
        return ends
    return {name: end for name, end in zip(("first", "last"), ends, strict=True) if end is not None}


class DaySpan(Shown):
    """From which day to which a date can be. Without `first` it may be any earlier day; without both all is open."""

    first: date = omitted()
    last: date = omitted()


Days = Annotated[DaySpan, BeforeValidator(_ends)]


class ContractRow(Shown):
    """A contract with the days on which it asks something."""

    id: str
    name: str
    supplier: str = Field(description="Its name; empty when unknown.")
    lot: str
    cluster: str
    cost: float = omitted(description="Euros a year; absent when unknown.")
    state: Due
    end: Days
    notice_by: Days = Field(description="The last day to give notice.")
    tender_by: Days = Field(description="The last day to begin choosing another.")
    decide_by: Days = Field(description="The first of these that comes.")


class LotShown(Shown):
    """The contracts of a lot that end in the years in which many do."""

    name: str = Field(description="Empty for contracts without a lot.")
    contracts: int
    first_end: date = omitted()
    last_end: date = omitted()
    decide_by: date = omitted()
    late: int = Field(description="For how many it is too late already.")
    cost: float = Field(description="Euros a year, as far as known.")
    without_cost: int


class CalendarShown(Shown):
    """All contracts, what must be decided first in front, and the lots of the years in which many end."""

    counts: dict[str, int] = Field(description="How many contracts are in each state.")
    contracts: list[ContractRow]
    lots: list[LotShown]


class ContractDays(Shown):
    """All days of one contract, with why."""

    id: str
    state: Due
    extendable: VerdictWord
    end: Days
    notice_by: Days
    award_by: Days = Field(description="The last day on which another must have been chosen.")
    tender_by: Days
    decide_by: Days
    extended_end: Days = Field(description="The end when every option is taken.")
    extended_decide_by: Days
    why: list[ReasonShown]
    questions: list[str] = Field(description="Fields of the contract that would make the days sharper.")


class TenderRuleShown(Shown):
    """A rule of others, and where it was read."""

    act: str
    part: str
    page: str


class CoveredShown(Shown):
    """A thing under the contract, and where each decision model still lets it go."""

    id: str
    name: str
    autonomous: VerdictWord
    seal: Seal
    places: dict[str, list[str]]


class MinimumShown(Shown):
    """The least SEAL level: what to ask, and from what certainly holds to what cannot be excluded."""

    ask: int
    level: Interval
    why: list[ReasonShown]
    rules: list[TenderRuleShown]


class ItemShown(Shown):
    """A requirement or a clause: the sentence, the rules it answers, why here, the evidence, and how to check it."""

    id: str
    title: str
    text: str
    applies: VerdictWord
    has: VerdictWord = omitted(description="Whether the contract of today settles it; absent without a word for it.")
    rules: list[TenderRuleShown]
    why: list[ReasonShown]
    evidence: str
    check: str
    months: int = Field(description="After how many months to look again; 0 is once, at the award.")


class AwardShown(Shown):
    """An objective of the Cloud Sovereignty Framework as award criterion."""

    objective: str
    name: str
    weight: int = Field(description="Percent, by the official version.")
    now: Seal = omitted(description="The level of what is under contract now; absent when nothing was assessed.")
    below: list[str] = Field(description="Things surely below the least level.")


class TenderShown(Shown):
    """What to ask when a contract is tendered again."""

    contract: str
    name: str
    day: date
    minimum: MinimumShown
    covered: list[CoveredShown]
    requirements: list[ItemShown]
    awards: list[AwardShown]
    clauses: list[ItemShown]
    questions: list[str] = Field(description="What to find out first, in words.")


class SpentShown(Shown):
    """What is spent a year in one view; of `unknown` things nothing is known."""

    count: int
    cost: Interval = Field(description="Euros a year, from least to most where sources differ.")
    unknown: int


class ClusterShown(Shown):
    """One cluster; contracts and applications are two views of the same money."""

    cluster: str = Field(description="Empty for what has no known cluster.")
    contracts: SpentShown
    applications: SpentShown


class BudgetShown(Shown):
    """What is spent a year by cluster."""

    day: date
    clusters: list[ClusterShown]
    together: ClusterShown


class CostColumn(Shown):
    """A column: its name, and its heading in words."""

    name: str
    heading: str


class CostTableShown(Shown):
    """A table of cost. Money is in cents, other amounts in the unit of the heading, shares from 0 to 1."""

    name: str
    title: str
    columns: list[CostColumn]
    rows: list[list[str | float | None]]


class CostShown(Shown):
    """A plan by year, cost charged back, or a table of a source document; and what stands out in it."""

    kind: Literal["plan", "charge_back", "table"]
    source: str
    currency: str
    tables: list[CostTableShown]
    remarks: list[str]
