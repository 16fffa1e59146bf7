"""Business processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from regie.landscape.fact import Fact
from regie.landscape.field import Kind, fact, reference
from regie.landscape.record import NamedRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(NamedRecord):
    """What the municipality does. Criticality is its maximum tolerable outage (MTPD);
    `critical` says whether it stands on the municipality's own list of critical processes."""

    noun: ClassVar[str] = "process"

    description: Fact[str] = fact(Kind.TEXT)
    municipality: Fact[str] = reference("organisation")
    cluster: Fact[str] = fact(Kind.TEXT)
    owner: Fact[str] = fact(Kind.TEXT)
    maximum_outage: Fact[float] = fact(Kind.HOURS, unit="hours", minimum=0)
    critical: Fact[bool] = fact(Kind.YES_NO)
    primary: Fact[bool] = fact(Kind.YES_NO)
    applications: Fact[tuple[str, ...]] = reference("application", many=True)
    teams: Fact[tuple[str, ...]] = reference("team", many=True)
    people_served: Fact[int] = fact(Kind.COUNT, minimum=0)
