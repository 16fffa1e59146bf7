"""What was charged, whatever file said so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from regie.landscape.faults import Fault


@dataclass(frozen=True, slots=True)
class Charge:
    """What was charged: for which service, by whom, in which month (`2026-01`, empty when not said), and its tags; one
    row, or the exact sum of all that say the same of these."""

    service: str
    provider: str
    month: str
    amount: Decimal
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Charges:
    """All charges of a file, in one currency (ISO 4217)."""

    source: str
    currency: str
    charges: tuple[Charge, ...]
    faults: tuple[Fault, ...] = ()
