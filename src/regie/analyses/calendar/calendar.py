"""From the contracts of a landscape to the days on which they ask a decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from regie.analyses.calendar.periods import Length, exit_length, exit_measurements, stated, tender_length
from regie.analyses.calendar.results import NOTHING, Calendar, ContractDates, Due, Span, Supposed
from regie.analyses.calendar.rights import switching_right
from regie.landscape import Contract, Evidence, FactRef, Landscape, Reason, Verdict
from regie.landscape.months import months_on
from regie.locale import Message

_SOON_MONTHS = 6
"""What must be decided within half a year is due soon: our choice, the rhythm of a budget cycle."""


def contract_calendar(landscape: Landscape, at: date, supposed: Supposed | None = None) -> Calendar:
    """The days of every contract at a date.

    Unknown facts are not filled in: the days become ranges, and the facts are listed as questions. `supposed` gives
    months for where nobody filled in how long leaving or choosing takes.
    """
    given = supposed or Supposed()
    drills = exit_measurements(landscape, at)
    rows = [_dates(landscape, contract, at, given, drills) for contract in landscape.all(Contract)]
    order = list(Due)

    def urgency(row: ContractDates) -> tuple[bool, date, int, str]:
        return row.due is Due.ENDED, row.decide_by.safe or date.max, order.index(row.due), row.contract

    return Calendar(landscape, at, given, tuple(sorted(rows, key=urgency)))


def _dates(
    landscape: Landscape, contract: Contract, at: date, supposed: Supposed, drills: Mapping[str, tuple[Evidence, ...]]
) -> ContractDates:
    notice = _notice(contract)
    leaving = exit_length(contract, drills, supposed.exit_months)
    choosing = tender_length(contract, at, supposed.tender_months)
    ends = contract.end.candidates
    end = Span(min(ends), max(ends)) if ends else NOTHING
    extendable, extended_end = _extended(contract, end)
    notice_by, award_by = _before(end, notice), _before(end, leaving)
    tender_by = _before(award_by, choosing)
    decide_by = _first(notice_by, tender_by)
    extended = decide_by
    if extended_end is not end:
        extended = _first(_before(extended_end, notice), _before(_before(extended_end, leaving), choosing))
    due = _due(end, decide_by, at)
    return ContractDates(
        contract.id,
        end,
        notice_by,
        award_by,
        tender_by,
        decide_by,
        extendable,
        extended_end,
        extended,
        due,
        (
            _end_reason(contract),
            notice.reason,
            leaving.reason,
            choosing.reason,
            *_decides(notice_by, tender_by),
            *_options(contract, extendable),
            *switching_right(landscape, contract, at),
        ),
        _questions(contract, notice, leaving, choosing),
    )


def _notice(contract: Contract) -> Length:
    found = stated(contract, "notice_months", "notice")
    if found is not None:
        return found
    ask = (FactRef(contract.id, "notice_months"),)
    return Length(0, None, 0, True, Reason(Message("calendar.why.notice_unknown"), "calendar#notice_unknown", ask), ask)


def _before(day: Span, length: Length) -> Span:
    earliest = None if day.earliest is None else length.before(day.earliest, longest=True)
    latest = None if day.latest is None else length.before(day.latest, longest=False)
    return Span(earliest, latest)


def _first(one: Span, other: Span) -> Span:
    """The first of two days: it can be early when either can, and late only when both can."""
    earliest = None if one.earliest is None or other.earliest is None else min(one.earliest, other.earliest)
    known = [day for day in (one.latest, other.latest) if day is not None]
    return Span(earliest, min(known) if known else None)


def _extended(contract: Contract, end: Span) -> tuple[Verdict, Span]:
    """Whether it can be extended, and its end when every option is taken."""
    options = contract.options.candidates
    months = contract.option_months.candidates
    extendable = Verdict.of(contract.options.every(lambda count: count > 0))
    if extendable is Verdict.NO or end.earliest is None or end.latest is None:
        return extendable, end
    if options is None or months is None:
        return extendable, Span(end.earliest, None)
    least, most = min(options) * min(months), max(options) * max(months)
    return extendable, Span(months_on(end.earliest, least), months_on(end.latest, most))


def _due(end: Span, decide_by: Span, at: date) -> Due:
    if end.latest is None or decide_by.latest is None:
        return Due.UNKNOWN
    if end.latest < at:
        return Due.ENDED
    if decide_by.latest < at:
        return Due.TOO_LATE
    soon = months_on(at, _SOON_MONTHS)
    if decide_by.earliest is None:
        return Due.SOON if decide_by.latest <= soon else Due.UNKNOWN
    if decide_by.earliest < at:
        return Due.PERHAPS_TOO_LATE
    return Due.SOON if decide_by.earliest <= soon else Due.LATER


def _end_reason(contract: Contract) -> Reason:
    ref = (FactRef(contract.id, "end"),)
    ends = contract.end.candidates
    if ends is None:
        return Reason(Message("calendar.why.end_unknown"), "calendar#end", ref)
    if len(ends) > 1:
        return Reason(Message("calendar.why.end_contested", days=tuple(sorted(ends))), "calendar#end", ref)
    return Reason(Message("calendar.why.end", day=ends[0]), "calendar#end", ref)


def _decides(notice_by: Span, tender_by: Span) -> tuple[Reason, ...]:
    """Which of the two days comes first, and so is the day to decide; nothing when that depends on what is unknown."""
    if notice_by.latest is None or tender_by.latest is None:
        return ()
    notice_first = tender_by.earliest is not None and notice_by.latest <= tender_by.earliest
    tender_first = notice_by.earliest is not None and tender_by.latest <= notice_by.earliest
    if notice_first:
        return (Reason(Message("calendar.why.notice_first"), "calendar#decide"),)
    return (Reason(Message("calendar.why.tender_first"), "calendar#decide"),) if tender_first else ()


def _options(contract: Contract, extendable: Verdict) -> tuple[Reason, ...]:
    refs = (FactRef(contract.id, "options"), FactRef(contract.id, "option_months"))
    if extendable is Verdict.NO:
        return (Reason(Message("calendar.why.no_options"), "calendar#options", refs[:1]),)
    if not (contract.options.known and contract.option_months.known):
        return (Reason(Message("calendar.why.options_unknown"), "calendar#options", refs),)
    values = {"n": contract.options.value, "months": Message("calendar.months", n=contract.option_months.value)}
    return (Reason(Message("calendar.why.options", **values), "calendar#options", refs),)


def _questions(contract: Contract, *lengths: Length) -> tuple[FactRef, ...]:
    asked = [FactRef(contract.id, "end")] if not contract.end.known else []
    asked += [ref for length in lengths for ref in length.open]
    options = contract.options
    if not options.known:
        asked.append(FactRef(contract.id, "options"))
    if not contract.option_months.known and options.every(lambda count: count == 0) is not True:
        asked.append(FactRef(contract.id, "option_months"))
    return tuple(dict.fromkeys(asked))
