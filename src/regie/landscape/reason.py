"""Why a result is what it is: the rule, and the facts it used, in terms of the landscape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from regie.locale import Message


class FactRef(NamedTuple):
    """Which field of which thing; the landscape holds its value, source and date."""

    id: str
    field: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an explanation: what it says, the rule that says so, and the facts it rests on."""

    says: Message
    rule: str = ""
    facts: tuple[FactRef, ...] = ()
