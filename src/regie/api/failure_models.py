"""What failures and scenarios look like: what stops, from when until when, how sure that is, and why."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from regie.api.result_models import Facts, Interval, Shown, VerdictWord
from regie.api.values import omitted

Seal = Annotated[list[float], Field(min_length=2, max_length=2, description="From the lowest to the highest level.")]
Hours = Annotated[list[float | None], Field(min_length=2, max_length=2, description="Null at an end nobody knows.")]


class Single(Shown):
    """One thing that falls away by itself: by id, name of a data centre or code of a country."""

    kind: Literal["organisation", "group", "platform", "data_centre", "country"]
    id: str
    name: str


class RankedFailure(Single):
    """What a single failure stops when it is for good, each from what surely stops to what may."""

    processes: Interval
    critical: Interval
    applications: Interval
    hours: Interval = Field(description="Hours that processes are down in the first month.")
    people: Interval
    clusters: Interval
    cost: Interval = Field(description="Euros a year of the applications that stop.")
    stopped: list[str] = Field(description="Processes that surely stop, the first 50.")
    more: int


class SharedPoint(Single):
    """A single failure that takes away alternatives of one group together."""

    thing: str
    group: str
    members: list[str]
    surely: VerdictWord


class FailureList(Shown):
    """Every single failure that stops something, the worst first; and alternatives that are none."""

    day: date
    harmless: int = Field(description="How many single failures stop nothing.")
    failures: list[RankedFailure]
    shared: list[SharedPoint]


class SpellShown(Shown):
    """From which hour until which hour."""

    stops: float = omitted(description="Absent when nobody knows at which hour.")
    back: float = omitted(description="Absent when it does not come back, or nobody knows when.")


class OutageShown(Shown):
    """One outage of so long, in the worst and the best case; absent in a case in which it does not stop."""

    lasts: Literal["day", "week", "month", "for_good"]
    stops: VerdictWord
    worst: SpellShown = omitted()
    best: SpellShown = omitted()
    too_long: VerdictWord = Field(description="Whether that is longer than the process can bear.")


class StoppedShown(Shown):
    """A process that stops or may, and the shortest chain by which."""

    id: str
    name: str
    critical: VerdictWord
    outages: list[OutageShown]
    longest_outage: Hours
    lost_data: float = omitted(description="Hours of data that may be lost; absent when unknown.")
    why: str
    facts: Facts


class StopsShown(Shown):
    """Something that stops, or may."""

    id: str
    stops: VerdictWord


class JudgedAnew(Shown):
    """An application that is judged otherwise under its new owner."""

    id: str
    was: VerdictWord
    becomes: VerdictWord
    seal_was: Seal
    seal_becomes: Seal


class GoalMoved(Shown):
    """A reading of a goal of which the share changes."""

    goal: str
    reading: str
    was: Interval = omitted()
    becomes: Interval = omitted()


class PlaceMoved(Shown):
    """An application that may end elsewhere by a decision model."""

    model: str
    id: str
    was: list[str]
    becomes: list[str]


class TakenOverShown(Shown):
    """What new owners change, and the contracts to look at."""

    judged: list[JudgedAnew]
    goals: list[GoalMoved]
    moved: list[PlaceMoved]
    contracts: list[str]


class ClusterDearer(Shown):
    """What a cluster pays more a year, in euros; no name: nobody said whose."""

    cluster: str
    extra: Interval


class ThingDearer(Shown):
    """What one contract, application or platform costs more a year, in euros."""

    id: str
    extra: Interval


class PricesShown(Shown):
    """What price rises cost a year, in euros."""

    extra: Interval
    clusters: list[ClusterDearer]
    things: list[ThingDearer]
    unknown: list[str] = Field(description="What rises too, and of which nobody said what it costs.")


class DisplacedShown(Shown):
    """A dataset that may no longer stand, or be handled, where it is."""

    dataset: str
    law: str
    country: str
    thing: str
    surely: VerdictWord
    why: str
    facts: Facts


class RightShown(Shown):
    """A contract with who changes hands, or with who falls away."""

    contract: str
    supplier: str
    may_object: VerdictWord = Field(description="Whether a clause on change of control stands in it.")
    end: date = omitted(description="Absent when unknown.")
    notice_by: date = omitted(description="The last day to give notice before it ends; absent when unknown.")
    in_time: VerdictWord = Field(description="Whether that day is still to come.")
    cost: float = omitted(description="Euros a year; absent when unknown.")


class ImpactShown(Shown):
    """The counts of a failure for as long as it is said to last, each from what is sure to what may be."""

    processes: Interval
    critical: Interval
    applications: Interval
    hours: Interval = Field(description="Hours that processes are down in the first month.")
    people: Interval
    clusters: Interval
    cost: Interval = Field(description="Euros a year of the applications that stop.")
    too_long: int = Field(description="How many processes are surely out longer than they can bear.")


class ScenarioFound(Shown):
    """What a scenario stops and changes; a part that nothing in it asks for is absent."""

    day: date
    name: str
    notice: float
    falls_away: list[StopsShown] = omitted()
    processes: list[StoppedShown] = omitted()
    applications: list[StopsShown] = omitted()
    cannot_exclude: list[str] = omitted(description="Processes that may stop too: their chains are not wholly known.")
    things: list[StopsShown] = omitted(description="All that is down, of every noun.")
    impact: ImpactShown = omitted()
    rights: list[RightShown]
    taken_over: TakenOverShown = omitted()
    prices: PricesShown = omitted()
    displaced: list[DisplacedShown] = omitted()
