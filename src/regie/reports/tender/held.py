"""What `tender` finds, as one value that reports show. Only holds; `actions.tender` computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from regie.analyses.calendar import ContractDates
from regie.analyses.tender import TenderPack
from regie.decisions import Model


@dataclass(frozen=True, slots=True)
class Tender:
    """A tender pack with the days of the contract, and the decision models that placed what is under it."""

    pack: TenderPack
    dates: ContractDates
    models: Mapping[str, Model] = field(repr=False)
