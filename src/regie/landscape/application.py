"""Applications."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from regie.landscape.fact import Fact
from regie.landscape.field import Kind, choice, fact, reference
from regie.landscape.record import NamedRecord
from regie.landscape.vocabulary import CutOff, Function, KeyHolder, Lifecycle, Met, ServiceModel, TimeClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Application(NamedRecord):
    """Software with which people do their work.

    The seven `value_*` fields are the municipality's judgement per core value (Meerjarenstrategie §2.1);
    `asks_*` and the four after it answer the questions of the 2021 decision tree (Cloudstrategie 2021–2025).
    """

    noun: ClassVar[str] = "application"

    aliases: Fact[tuple[str, ...]] = fact(Kind.TEXT, many=True)
    description: Fact[str] = fact(Kind.TEXT)
    municipality: Fact[str] = reference("organisation")
    cluster: Fact[str] = fact(Kind.TEXT)
    owner: Fact[str] = fact(Kind.TEXT)
    service_model: Fact[ServiceModel] = choice(ServiceModel)
    suppliers: Fact[tuple[str, ...]] = reference("organisation", many=True)
    platform: Fact[str] = reference("platform")
    operated_by: Fact[tuple[str, ...]] = reference("organisation", "team", many=True)
    suite: Fact[str] = reference("application")
    locations: Fact[tuple[str, ...]] = fact(Kind.COUNTRY, many=True)
    key_holder: Fact[KeyHolder] = choice(KeyHolder)
    users: Fact[int] = fact(Kind.COUNT, minimum=0)
    lifecycle: Fact[Lifecycle] = choice(Lifecycle)
    time_class: Fact[TimeClass] = choice(TimeClass)
    yearly_cost: Fact[float] = fact(Kind.MONEY, unit="eur_per_year", minimum=0)
    function: Fact[Function] = choice(Function)
    reference_component: Fact[str] = fact(Kind.TEXT)
    open_source: Fact[bool] = fact(Kind.YES_NO)
    open_standards: Fact[tuple[str, ...]] = fact(Kind.TEXT, many=True)
    data_separated: Fact[bool] = fact(Kind.YES_NO)
    export_formats: Fact[tuple[str, ...]] = fact(Kind.TEXT, many=True)
    cut_off: Fact[CutOff] = choice(CutOff)
    recovery_time: Fact[float] = fact(Kind.HOURS, unit="hours", minimum=0)
    data_loss_bound: Fact[float] = fact(Kind.HOURS, unit="hours", minimum=0)
    continuity_independent: Fact[bool] = fact(Kind.YES_NO)
    minister_approved: Fact[bool] = fact(Kind.YES_NO)
    reusable_elsewhere: Fact[bool] = fact(Kind.YES_NO)
    market_standard: Fact[bool] = fact(Kind.YES_NO)
    little_customisation: Fact[bool] = fact(Kind.YES_NO)
    asks_cloud_technology: Fact[bool] = fact(Kind.YES_NO)
    asks_fast_rollout: Fact[bool] = fact(Kind.YES_NO)
    asks_integration: Fact[bool] = fact(Kind.YES_NO)
    asks_variable_use: Fact[bool] = fact(Kind.YES_NO)
    provider_compliant: Fact[bool] = fact(Kind.YES_NO)
    fits_platform_standards: Fact[bool] = fact(Kind.YES_NO)
    value_quality: Fact[Met] = choice(Met)
    value_cost: Fact[Met] = choice(Met)
    value_safety: Fact[Met] = choice(Met)
    value_innovation: Fact[Met] = choice(Met)
    value_sustainability: Fact[Met] = choice(Met)
    value_transparency: Fact[Met] = choice(Met)
    value_autonomy: Fact[Met] = choice(Met)
