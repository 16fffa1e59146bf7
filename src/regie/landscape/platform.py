"""Platforms: whatever applications and data run on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from regie.landscape.fact import Fact
from regie.landscape.field import Kind, choice, fact, reference
from regie.landscape.record import NamedRecord
from regie.landscape.vocabulary import CloudKind, CutOff, KeyHolder, PlatformService


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform(NamedRecord):
    """A cloud, a hosting environment, a storage service, a network, a server room."""

    noun: ClassVar[str] = "platform"

    kind: Fact[CloudKind] = choice(CloudKind)
    service: Fact[PlatformService] = choice(PlatformService)
    municipality: Fact[str] = reference("organisation")
    suppliers: Fact[tuple[str, ...]] = reference("organisation", many=True)
    operated_by: Fact[tuple[str, ...]] = reference("organisation", "team", many=True)
    infrastructure: Fact[tuple[str, ...]] = reference("platform", many=True)
    locations: Fact[tuple[str, ...]] = fact(Kind.COUNTRY, many=True)
    data_centres: Fact[tuple[str, ...]] = fact(Kind.TEXT, many=True)
    key_holder: Fact[KeyHolder] = choice(KeyHolder)
    haven: Fact[bool] = fact(Kind.YES_NO)
    open_source: Fact[bool] = fact(Kind.YES_NO)
    open_standards: Fact[tuple[str, ...]] = fact(Kind.TEXT, many=True)
    cut_off: Fact[CutOff] = choice(CutOff)
    recovery_time: Fact[float] = fact(Kind.HOURS, unit="hours", minimum=0)
    data_loss_bound: Fact[float] = fact(Kind.HOURS, unit="hours", minimum=0)
    yearly_cost: Fact[float] = fact(Kind.MONEY, unit="eur_per_year", minimum=0)
    volume: Fact[float] = fact(Kind.NUMBER, unit="terabyte", minimum=0)
