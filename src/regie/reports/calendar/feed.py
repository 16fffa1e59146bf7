"""The contract calendar as iCalendar (RFC 5545): an all-day event a day that matters, with a name that stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from regie.analyses.calendar import Calendar, ContractDates, Due, Span
from regie.landscape import Contract, Landscape
from regie.locale import Language, Message, say
from regie.reports.calendar import tables

if TYPE_CHECKING:
    from icalendar import Event

_KINDS = ("decide_by", "notice_by", "end")
_WARN = timedelta(days=-30)


def calendar_ics(calendar: Calendar, language: Language) -> bytes:
    """The feed: per running contract the day to decide, the last day to give notice, and the end.

    The same contract keeps the same events (UID) in every version, so that an agenda moves them instead of adding
    others. Of a range the safe day is taken: the earliest that is known, else the last that can be. The same calendar
    gives the same bytes.
    """
    from icalendar import Calendar as Feed

    feed = Feed()
    feed.add("prodid", "-//regie//contract calendar//")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", _say("feed", language, name=calendar.landscape.name))
    for row in calendar.rows:
        if row.due is not Due.ENDED:
            for event in _events(calendar, row, language):
                feed.add_component(event)
    return bytes(feed.to_ical())


def event_uid(landscape: Landscape, contract: str, kind: str) -> str:
    """The name of an event: of the municipality, the contract's id and which day it is; no version, no date."""
    held = landscape.get(contract)
    ours = held.municipality.value_or("") if isinstance(held, Contract) else ""
    if not ours:
        known = landscape.municipalities
        ours = known[0].id if len(known) == 1 else landscape.name
    return f"{uuid5(NAMESPACE_URL, f'regie:{ours}:{contract}:{kind}')}@regie"


def _events(calendar: Calendar, row: ContractDates, language: Language) -> Iterator[Event]:
    from icalendar import Alarm, Event

    name = calendar.landscape.name_of(row.contract)
    for kind in _KINDS:
        span: Span = getattr(row, kind)
        if span.safe is None:
            continue
        event = Event()
        event.add("uid", event_uid(calendar.landscape, row.contract, kind))
        event.add("dtstamp", datetime.combine(calendar.at, time(), UTC))
        event.add("dtstart", span.safe)
        event.add("dtend", _next(span.safe))
        event.add("summary", _say(f"event.{kind}", language, name=name))
        event.add("description", _description(row, kind, language))
        event.add("categories", [_say(f"due.{row.due.value}", language)])
        event.add("transp", "TRANSPARENT")
        if kind == "decide_by":
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", _WARN)
            alarm.add("description", _say(f"event.{kind}", language, name=name))
            event.add_component(alarm)
        yield event


def _description(row: ContractDates, kind: str, language: Language) -> str:
    """The day in words; with the day to decide also why, and what to ask."""
    lines = [f"{tables.heading(kind, language)}: {tables.span(getattr(row, kind), language)}"]
    if kind != "decide_by":
        return lines[0]
    lines += [say(reason.says, language) for reason in row.reasons]
    if row.questions:
        labels = tuple(tables.label(ref, language) for ref in row.questions)
        lines.append(_say("ask_after", language, fields=labels))
    return "\n".join(lines)


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"calendar.{key}", **values), language)
