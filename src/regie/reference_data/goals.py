"""The goals of the source documents as data: sentence, target, date, and every reading of what to count.

The closed vocabulary is described in README.md of this package. `analyses.targets` measures; nothing here does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from regie.locale import Message
from regie.reference_data.files import data


class Counts(Enum):
    """What is counted."""

    APPLICATIONS = "applications"
    CLOUD_SERVICES = "cloud_services"
    STORAGE_SERVICES = "storage_services"
    STORAGE_AND_APPLICATIONS = "storage_and_applications"
    PROCESSES = "processes"
    DATASETS = "datasets"


class Among(Enum):
    """Which of these are counted; several hold together."""

    CLOUD = "cloud"
    CRITICAL = "critical"
    SENSITIVE = "sensitive"
    CRITICAL_OR_SENSITIVE = "critical_or_sensitive"
    NEW = "new"
    WORKPLACE = "workplace"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__


class Weigh(Enum):
    """By what each counts."""

    NUMBER = "number"
    YEARLY_COST = "yearly_cost"
    VOLUME = "volume"
    USERS = "users"


class MetWhen(Enum):
    """What makes one of the counted things count as met."""

    CRITICALITY_KNOWN = "criticality_known"
    MAXIMUM_OUTAGE_KNOWN = "maximum_outage_known"
    CLASSIFIED = "classified"
    LOCATION_KNOWN = "location_known"
    SUPPLIER_NL_EU = "supplier_nl_eu"
    HOSTED_EEA_WITHOUT_INTERFERENCE = "hosted_eea_without_interference"
    ON_NL_EU_PLATFORM = "on_nl_eu_platform"
    ON_NL_EU_PLATFORM_OR_ON_PREMISE = "on_nl_eu_platform_or_on_premise"
    ON_GOVERNMENT_CLOUD = "on_government_cloud"
    ON_AUTONOMOUS_PLATFORM = "on_autonomous_platform"
    AUTONOMOUS = "autonomous"
    STORED_AND_OPERATED_AUTONOMOUSLY = "stored_and_operated_autonomously"
    EXIT_DRILL_PROVEN = "exit_drill_proven"


@dataclass(frozen=True, slots=True)
class Name:
    """What a municipality calls a goal or reading of its own, in both languages."""

    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a goal: its literal sentence (Dutch, with section), and what is counted, how, and when met."""

    goal: str
    id: str
    sentence: str
    section: str
    counts: Counts
    among: tuple[Among, ...]
    weigh: Weigh
    met_when: MetWhen
    name: Name | None = None

    @property
    def label(self) -> Message:
        """The reading in words."""
        if self.name is not None:
            return Message("goals.own", nl=self.name.nl, en=self.name.en)
        return Message(f"goals.{self.goal}.reading.{self.id}")


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal. `target` is the share to reach by `due`, None when the source gives no share; `more_than` when the
    share must be passed rather than reached. `not_measured` is the key of why a landscape cannot (fully) tell."""

    id: str
    due: date
    sentence: str
    section: str
    document: str
    target: float | None
    more_than: bool
    readings: tuple[Reading, ...]
    not_measured: str = ""
    name: Name | None = None

    @property
    def label(self) -> Message:
        """The goal in words."""
        if self.name is not None:
            return Message("goals.own", nl=self.name.nl, en=self.name.en)
        return Message(f"goals.{self.id}.name")

    @property
    def why_not_measured(self) -> Message | None:
        """Why a landscape cannot tell, when it cannot."""
        return Message(f"goals.why.{self.not_measured}") if self.not_measured else None


@cache
def goals() -> tuple[Goal, ...]:
    """All goals, by date."""
    return goals_of(shipped())


def shipped() -> dict[str, Any]:
    """The shipped goals as data, to begin one's own from."""
    return dict(data("goals"))


def goals_of(raw: Mapping[str, Any]) -> tuple[Goal, ...]:
    """Goals out of data of this form, by date; `goal_rules.misfits` says whether they are well formed.

    Raises KeyError or ValueError for what is not.
    """
    return tuple(sorted((_goal(one, raw["document"]) for one in raw["goals"]), key=lambda goal: goal.due))


def _goal(raw: dict[str, Any], document: str) -> Goal:
    return Goal(
        id=raw["id"],
        due=date.fromisoformat(raw["due"]),
        sentence=raw["sentence"],
        section=raw["section"],
        document=document,
        target=raw["target"],
        more_than=raw.get("more_than", False),
        readings=tuple(_reading(raw, one) for one in raw["readings"]),
        not_measured=raw.get("not_measured", ""),
        name=_name(raw),
    )


def _reading(goal: dict[str, Any], raw: dict[str, Any]) -> Reading:
    return Reading(
        goal=goal["id"],
        id=raw["id"],
        sentence=raw.get("sentence", goal["sentence"]),
        section=raw.get("section", goal["section"]),
        counts=Counts(raw["counts"]),
        among=tuple(Among(word) for word in raw["among"]),
        weigh=Weigh(raw["weigh"]),
        met_when=MetWhen(raw["met_when"]),
        name=_name(raw),
    )


def _name(raw: Mapping[str, Any]) -> Name | None:
    return Name(raw["name"]["nl"], raw["name"]["en"]) if "name" in raw else None
