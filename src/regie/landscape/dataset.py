"""Datasets and how they are classified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from regie.landscape.fact import Fact
from regie.landscape.field import Kind, choice, fact, reference
from regie.landscape.record import NamedRecord
from regie.landscape.vocabulary import Bbn, DataRole, KeyHolder, Privacy, SecrecyClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset(NamedRecord):
    """Data kept for a purpose. BIV runs from 1 (low) to 3 (high), as GEMMA scores it;
    `bbn` is the level given by people, beside the one `protection.bbn_of` derives."""

    noun: ClassVar[str] = "dataset"

    description: Fact[str] = fact(Kind.TEXT)
    municipality: Fact[str] = reference("organisation")
    cluster: Fact[str] = fact(Kind.TEXT)
    owner: Fact[str] = fact(Kind.TEXT)
    availability: Fact[int] = fact(Kind.COUNT, minimum=1, maximum=3)
    integrity: Fact[int] = fact(Kind.COUNT, minimum=1, maximum=3)
    confidentiality: Fact[int] = fact(Kind.COUNT, minimum=1, maximum=3)
    bbn: Fact[Bbn] = choice(Bbn)
    privacy: Fact[Privacy] = choice(Privacy)
    secrecy: Fact[SecrecyClass] = choice(SecrecyClass)
    base_registry: Fact[bool] = fact(Kind.YES_NO)
    role: Fact[DataRole] = choice(DataRole)
    stored_in: Fact[tuple[str, ...]] = reference("application", "platform", many=True)
    key_holder: Fact[KeyHolder] = choice(KeyHolder)
    volume: Fact[float] = fact(Kind.NUMBER, unit="terabyte", minimum=0)
