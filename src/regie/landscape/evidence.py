"""Evidence for what is claimed, and the decisions by which people deviate from a rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from regie.landscape.answer import Verdict
from regie.landscape.fact import Fact
from regie.landscape.field import Kind, choice, fact, plain
from regie.landscape.record import Record
from regie.landscape.vocabulary import EvidenceKind, Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """A document or test about one thing. `criterion` and `answer` hold an answer to a framework criterion
    (`SOV-3.1`, answer 1 being the lowest); `hours` is a measured time, of an exit drill for instance."""

    noun: ClassVar[str] = "evidence"

    about: str = plain(
        Kind.REFERENCE,
        refers_to=("application", "platform", "organisation", "process", "dataset", "contract"),
    )
    kind: EvidenceKind = plain(Kind.CHOICE, choices=EvidenceKind)
    strength: Fact[Strength] = choice(Strength)
    criterion: Fact[str] = fact(Kind.TEXT)
    answer: Fact[int] = fact(Kind.COUNT, minimum=1, maximum=5)
    dated: Fact[date] = fact(Kind.DATE)
    expires: Fact[date] = fact(Kind.DATE)
    document: Fact[str] = fact(Kind.TEXT)
    hours: Fact[float] = fact(Kind.HOURS, unit="hours", minimum=0)

    def valid_at(self, at: date) -> Verdict:
        """Whether it exists by a date and has not expired: on the day it expires it no longer counts.

        Of evidence without an expiry it is not known whether it still counts. What is on file without a date exists.
        """
        exists = Verdict.of(self.dated.every(lambda day: day <= at)) if self.dated.claims else Verdict.YES
        return Verdict.every((exists, Verdict.of(self.expires.every(lambda day: day > at))))

    @property
    def proven(self) -> Verdict:
        """Whether it proves rather than claims; between when its strength is unknown or contested."""
        return Verdict.of(self.strength.every(lambda strength: strength is Strength.PROVEN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation(Record):
    """A human decision beside the outcome of a decision model ("autonoom, tenzij"): who (a role), why, until when."""

    noun: ClassVar[str] = "deviation"

    application: str = plain(Kind.REFERENCE, refers_to=("application",))
    model: str = plain(Kind.TEXT)
    outcome: str = plain(Kind.TEXT)
    reason: Fact[str] = fact(Kind.TEXT)
    decided_by: Fact[str] = fact(Kind.TEXT)
    since: Fact[date] = fact(Kind.DATE)
    until: Fact[date] = fact(Kind.DATE)
