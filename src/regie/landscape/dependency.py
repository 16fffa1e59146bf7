"""Dependencies between any two things, beyond the references that nouns carry themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from regie.landscape.fact import Fact
from regie.landscape.field import Kind, fact, plain
from regie.landscape.record import Record
from regie.landscape.vocabulary import DependencyKind

NODES = ("process", "application", "dataset", "platform", "organisation", "team")
"""The nouns that can depend on each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Record):
    """`subject kind target`. Dependencies of one subject with the same `group` can stand in for each other:
    `needed` of them must work (one, unless given); an alternative counts as real only when `tested`."""

    noun: ClassVar[str] = "dependency"

    subject: str = plain(Kind.REFERENCE, refers_to=NODES)
    kind: DependencyKind = plain(Kind.CHOICE, choices=DependencyKind)
    target: str = plain(Kind.REFERENCE, refers_to=NODES)
    group: str = field(default="", metadata={"kind": Kind.TEXT, "plain": True})
    needed: Fact[int] = fact(Kind.COUNT, minimum=1)
    tested: Fact[bool] = fact(Kind.YES_NO)
    tested_on: Fact[date] = fact(Kind.DATE)
    felt_after: Fact[float] = fact(Kind.HOURS, unit="hours", minimum=0)
    recovery_time: Fact[float] = fact(Kind.HOURS, unit="hours", minimum=0)
