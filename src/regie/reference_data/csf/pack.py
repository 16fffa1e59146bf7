"""Criteria with their answers, shared by both official versions; a version is a set of weights over them.

Source: European Commission, sovereignty assessment calculator of 2026-06-01; v1.2.1 of October 2025 for its
weights and level names. Oddities of the source are reproduced, not repaired; each pack lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from regie.locale import Message
from regie.reference_data.files import data

VERSIONS = ("v1.2.1", "2026-06-01")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a criterion. `number` counts from 1, the lowest, as evidence does; `value` is points of
    the objective's nominal 1000; `seal` the level (0–4) above which this answer lets nothing rise."""

    criterion: str
    number: int
    value: float
    seal: int

    @property
    def label(self) -> Message:
        """The answer in words."""
        return Message(f"csf.{self.criterion}.answer-{self.number}")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the 48 criteria, `SOV-3.1` for instance, with its answers from the lowest to the best."""

    id: str
    objective: str
    answers: tuple[Answer, ...]

    @property
    def label(self) -> Message:
        """The criterion in words."""
        return Message(f"csf.{self.id}.name")

    @property
    def inert(self) -> bool:
        """Whether no answer can lower the level: all are SEAL-4 (implementation guidance p. 9)."""
        return all(answer.seal == 4 for answer in self.answers)

    @property
    def best(self) -> Answer:
        """The answer with the most points."""
        return self.answers[-1]


@dataclass(frozen=True, slots=True)
class Objective:
    """One of the eight objectives. `maximum` is what its best answers add up to: near 1000, not always 1000."""

    id: str
    criteria: tuple[Criterion, ...]

    @property
    def label(self) -> Message:
        """The objective in words."""
        return Message(f"csf.{self.id}.name")

    @property
    def maximum(self) -> float:
        """The sum of the best answers, in points."""
        return round(sum(criterion.best.value for criterion in self.criteria), 2)


@dataclass(frozen=True, slots=True)
class Pack:
    """A version of the framework. `weights` are percentages by objective and add up to 100."""

    id: str
    version: str
    date: date
    source: str
    address: str
    licence: str
    weights: Mapping[str, int]
    questions_named_in_text: int | None
    oddities: tuple[str, ...]

    @property
    def label(self) -> Message:
        """The version in words."""
        return Message(f"csf.pack.{self.id}.name")

    def level(self, seal: int) -> Message:
        """The name this version gives a level."""
        return Message(f"csf.pack.{self.id}.seal-{seal}")


@cache
def objectives() -> tuple[Objective, ...]:
    """The eight objectives with their criteria, in the order of the source."""
    return tuple(
        Objective(one["id"], tuple(_criterion(one["id"], row) for row in one["criteria"]))
        for one in data("csf/criteria")["objectives"]
    )


@cache
def criteria() -> Mapping[str, Criterion]:
    """The 48 criteria by id, in the order of the source."""
    return MappingProxyType({criterion.id: criterion for one in objectives() for criterion in one.criteria})


@cache
def packs() -> tuple[Pack, ...]:
    """Both official versions, oldest first."""
    return tuple(_pack(version) for version in VERSIONS)


def _criterion(objective: str, row: Mapping[str, object]) -> Criterion:
    id_, answers = row["id"], row["answers"]
    if not isinstance(id_, str) or not isinstance(answers, list):
        raise TypeError(f"criterion without id or answers in {objective}")
    return Criterion(
        id_,
        objective,
        tuple(Answer(id_, number, value, seal) for number, (value, seal) in enumerate(answers, 1)),
    )


def _pack(version: str) -> Pack:
    raw = data(f"csf/{version}")
    return Pack(
        id=raw["id"],
        version=raw["version"],
        date=date.fromisoformat(raw["date"]),
        source=raw["source"],
        address=raw["address"],
        licence=raw["licence"],
        weights=MappingProxyType(raw["weights"]),
        questions_named_in_text=raw["questions_named_in_text"],
        oddities=tuple(raw["oddities"]),
    )
