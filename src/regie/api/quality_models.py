"""What the quality of the data and the next questions look like."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from regie.api.result_models import FactUsed, Shown, named
from regie.api.values import omitted


class CountShown(Shown):
    """Facts counted: known, contested and unknown are all; fresh, stale and undated are those of which something is
    said."""

    total: int
    known: int
    contested: int
    unknown: int
    nobody_knew: int = Field(description="Of the unknown: asked about, and not known.")
    fresh: int
    stale: int
    undated: int
    complete: float = omitted(description="The share of which something is said; absent without facts.")
    contradicted: float = omitted(description="The share of what is said on which sources differ.")
    overdue: float = omitted(description="The share of what is dated that is beyond its limit.")


class FieldQuality(Shown):
    """One field; one that nobody fills in is in no total."""

    noun: str
    field: str
    used: bool
    limit_days: int = omitted()
    count: CountShown


class ClusterQuality(Shown):
    """One cluster; no name: nobody said which."""

    cluster: str
    count: CountShown


class SourceQuality(Shown):
    """One source."""

    source: str
    claims: int
    oldest: date = omitted()
    newest: date = omitted()
    stale: int
    undated: int
    against: int = Field(description="Claims on which another source differs.")
    overruled: int


class QualityShown(Shown):
    """How good the data is, in all and by field, cluster and source."""

    day: date
    total: CountShown
    fields: list[FieldQuality]
    clusters: list[ClusterQuality]
    sources: list[SourceQuality]


class QualityOfDay(Shown):
    """All facts counted on one day."""

    day: date
    total: CountShown


class QualityTrend(Shown):
    """The days of which the quality is kept, oldest first; of many days the first and the latest."""

    items: list[QualityOfDay]


class MeasureWeight(Shown):
    """How much of a measure hangs on a question."""

    measure: list[str] = Field(description="The kind of measure, and which: autonomous, a reading of a goal, a place.")
    weight: float


class NextQuestion(Shown):
    """A question, in its turn."""

    rank: int
    fact: Annotated[FactUsed, BeforeValidator(named)]
    noun: str
    owner_kind: str = Field(description="In what capacity somebody is asked.")
    owner: str = Field(description="A role; empty when the capacity says it all.")
    gain: float = Field(description="What it is expected to settle, after the questions before it.")
    minutes: float
    measures: list[MeasureWeight]
    things: list[str] = Field(description="What it is about in the end, the first 20.")
    n_things: int


class NextQuestions(Shown):
    """The questions that settle most per minute, by the goals, definition and models in use."""

    open_weight: float = Field(description="All that is open.")
    candidates: int = Field(description="How many facts could be asked about.")
    expected: float = Field(description="What the kept questions together are expected to settle.")
    total: int = Field(description="How many questions there are on all pages.")
    questions: list[NextQuestion]
