"""What we do not know: the fields with the most open places."""

from __future__ import annotations

from dataclasses import dataclass

from regie.landscape import Interval
from regie.locale import Language, Message, percent, say
from regie.reports.assessment import Assessment

_TOP = 20


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """One field of one noun: of `total` things, unknown for so many and contested for so many."""

    noun: str
    field: str
    total: int
    unknown: int
    contested: int
    share: Interval
    text: str


def unknown(assessment: Assessment, language: Language, top: int | None = _TOP) -> tuple[UnknownRow, ...]:
    """The fields that are not fully known, the most unknown first; all of them without `top`."""
    rows = []
    for one in sorted(assessment.known, key=lambda known: (-known.unknown, -known.contested, known.noun, known.field)):
        if not one.unknown and not one.contested:
            continue
        part = one.unknown / one.total
        rows.append(
            UnknownRow(
                say(Message(f"landscape.noun.{one.noun}.other"), language),
                say(Message(f"landscape.field.{one.noun}.{one.field}.label"), language),
                one.total,
                one.unknown,
                one.contested,
                Interval(part, part),
                percent(part, language),
            )
        )
    return tuple(rows[:top])
