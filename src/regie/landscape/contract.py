"""Contracts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from regie.landscape.answer import Verdict
from regie.landscape.fact import Fact
from regie.landscape.field import Kind, choice, fact, reference
from regie.landscape.record import NamedRecord
from regie.landscape.vocabulary import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(NamedRecord):
    """An agreement with a supplier. `options` is how often it may be extended, each by `option_months`.

    `exit_months` is how long leaving takes once another has been chosen, `tender_months` how long choosing takes."""

    noun: ClassVar[str] = "contract"

    municipality: Fact[str] = reference("organisation")
    supplier: Fact[str] = reference("organisation")
    covers: Fact[tuple[str, ...]] = reference("application", "platform", many=True)
    lot: Fact[str] = fact(Kind.TEXT)
    cluster: Fact[str] = fact(Kind.TEXT)
    owner: Fact[str] = fact(Kind.TEXT)
    start: Fact[date] = fact(Kind.DATE)
    end: Fact[date] = fact(Kind.DATE)
    notice_months: Fact[int] = fact(Kind.COUNT, unit="months", minimum=0)
    options: Fact[int] = fact(Kind.COUNT, minimum=0)
    option_months: Fact[int] = fact(Kind.COUNT, unit="months", minimum=0)
    exit_months: Fact[int] = fact(Kind.COUNT, unit="months", minimum=0)
    tender_months: Fact[int] = fact(Kind.COUNT, unit="months", minimum=0)
    clauses: Fact[tuple[Clause, ...]] = choice(Clause, many=True)
    yearly_cost: Fact[float] = fact(Kind.MONEY, unit="eur_per_year", minimum=0)

    def in_force(self, at: date) -> Verdict:
        """Whether it runs at a date: from its start up to and with the day it ends.

        What is on file without a start has begun, and without an end runs on.
        """
        begun = Verdict.of(self.start.every(lambda day: day <= at)) if self.start.claims else Verdict.YES
        lasts = Verdict.of(self.end.every(lambda day: day >= at)) if self.end.claims else Verdict.YES
        return Verdict.every((begun, lasts))
