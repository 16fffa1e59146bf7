"""What the calendar says of one contract and of all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from regie.landscape import FactRef, Landscape, Reason, Verdict


class Due(Enum):
    """How a day to decide stands to today, the most urgent first."""

    TOO_LATE = "too_late"
    PERHAPS_TOO_LATE = "perhaps_too_late"
    SOON = "soon"
    LATER = "later"
    UNKNOWN = "unknown"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Span:
    """From which day to which a date can be, given what is unknown.

    `earliest` None: it may be any earlier day. `latest` None: nothing is known of it, or it may be any later day.
    """

    earliest: date | None
    latest: date | None

    @property
    def exact(self) -> date | None:
        """The day, when it is known."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def safe(self) -> date | None:
        """The day to keep to: the earliest that is known, else the last that can be."""
        return self.earliest or self.latest


NOTHING = Span(None, None)


@dataclass(frozen=True, slots=True)
class Supposed:
    """Months that were supposed where nobody filled in how long leaving or choosing takes; None: nothing supposed."""

    exit_months: int | None = None
    tender_months: int | None = None


@dataclass(frozen=True, slots=True)
class ContractDates:
    """The days of one contract.

    `notice_by` is the last day to give notice, `award_by` the last day on which another must have been chosen,
    `tender_by` the last day to begin choosing, `decide_by` the first of these that comes. The two `extended_…` are
    the same when every option is taken. `questions` are the facts that would make the days sharper.
    """

    contract: str
    end: Span
    notice_by: Span
    award_by: Span
    tender_by: Span
    decide_by: Span
    extendable: Verdict
    extended_end: Span
    extended_decide_by: Span
    due: Due
    reasons: tuple[Reason, ...]
    questions: tuple[FactRef, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """All contracts at a date, what must be decided first in front."""

    landscape: Landscape
    at: date
    supposed: Supposed
    rows: tuple[ContractDates, ...]

    def ending(self, first: int, last: int) -> tuple[ContractDates, ...]:
        """The contracts that end, or may end, from one year up to and including another; by their end."""
        found = [row for row in self.rows if _within(row.end, first, last)]
        return tuple(sorted(found, key=lambda row: (row.end.earliest or date.max, row.contract)))

    def due(self, *which: Due) -> tuple[ContractDates, ...]:
        """The contracts of these kinds."""
        return tuple(row for row in self.rows if row.due in which)

    def counts(self) -> Mapping[Due, int]:
        """How many of each kind, the most urgent first."""
        found = Counter(row.due for row in self.rows)
        return {due: found[due] for due in Due}

    @property
    def questions(self) -> tuple[FactRef, ...]:
        """Every fact to ask after, in the order of the rows."""
        return tuple(ref for row in self.rows for ref in row.questions)


def _within(end: Span, first: int, last: int) -> bool:
    if end.earliest is None or end.latest is None:
        return False
    return end.earliest.year <= last and end.latest.year >= first
