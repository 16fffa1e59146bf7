"""What to ask in a tender and when: the rule each item answers, what evidence shows it, and how often to look again.

The texts are our own (`locale/*/tender.toml`); the rules are of others, named with their part. Which level of the
Cloud Sovereignty Framework is the least is our reading of the strategy §3.2, and can be replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from regie.locale import Message
from regie.reference_data.acts import called
from regie.reference_data.files import data

CONDITIONS = ("always", "critical", "sensitive", "personal_data", "cloud", "platform", "not_autonomous")
"""When something is asked; `analyses.tender.conditions` says what each means."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of others: the act or document, its part, and where it was read."""

    id: str
    act: str | Message
    part: str | Message
    page: str


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement or clause. `clause` is the word contracts know it by (empty: none), `evidence` the kinds that
    show it, `months` after how many to look again (0: once)."""

    id: str
    kind: Literal["requirement", "clause"]
    when: tuple[str, ...]
    clause: str
    rules: tuple[Rule, ...]
    evidence: tuple[str, ...]
    months: int


@dataclass(frozen=True, slots=True)
class LeastSeal:
    """The least level where one of these conditions holds."""

    when: tuple[str, ...]
    seal: int
    rules: tuple[Rule, ...]


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id."""
    return MappingProxyType(
        {
            id_: Rule(id_, called(raw["act"]), called(raw["part"]), raw["page"])
            for id_, raw in data("tender")["rules"].items()
        }
    )


@cache
def items() -> tuple[Item, ...]:
    """All items, requirements first. Raises ValueError for a condition nobody knows."""
    found = tuple(
        Item(
            raw["id"],
            raw["kind"],
            _conditions(raw["when"]),
            raw["clause"],
            tuple(rules()[rule] for rule in raw["rules"]),
            tuple(raw["evidence"]),
            raw["months"],
        )
        for raw in data("tender")["items"]
    )
    return tuple(sorted(found, key=lambda item: item.kind != "requirement"))


@cache
def least_seals() -> tuple[LeastSeal, ...]:
    """The least levels, the highest first. Raises ValueError for a condition nobody knows."""
    found = (
        LeastSeal(_conditions(raw["when"]), raw["seal"], tuple(rules()[rule] for rule in raw["rules"]))
        for raw in data("tender")["minimum_seal"]
    )
    return tuple(sorted(found, key=lambda one: -one.seal))


def _conditions(words: list[str]) -> tuple[str, ...]:
    unknown = [word for word in words if word not in CONDITIONS]
    if unknown:
        raise ValueError(f"no such condition: {unknown}")
    return tuple(words)
