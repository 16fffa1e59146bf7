"""The calendar in its forms: words, workbook, and a feed another reader understands."""

from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from icalendar import Calendar as Feed

from regie.analyses.calendar import Due, Span, contract_calendar
from regie.locale import LANGUAGES
from regie.reports import calendar_ics, calendar_xlsx
from regie.reports.calendar.tables import span
from tiny import AT, adding, setting, tiny

FACTS = {"notice_months": 6, "options": 0, "exit_months": 6, "tender_months": 6}


def calendar(at=AT, **facts):
    return contract_calendar(setting(tiny(), "c1", **{**FACTS, **facts}), at)


def events(found, language="nl"):
    return Feed.from_ical(calendar_ics(found, language)).walk("VEVENT")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_holds_an_all_day_event_a_day_that_matters(language):
    found = events(calendar(), language)
    assert [event.decoded("dtstart") for event in found] == [date(2026, 12, 30), date(2027, 6, 30), date(2027, 12, 31)]
    assert all(event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1) for event in found)
    assert all("Sociaal Suite" in str(event["summary"]) for event in found)
    assert len(found[0].walk("VALARM")) == 1


def test_the_same_contract_keeps_its_events_when_its_days_move():
    before = [str(event["uid"]) for event in events(calendar())]
    moved = calendar(date(2027, 3, 1), end=date(2028, 6, 30), notice_months=3)
    assert [str(event["uid"]) for event in events(moved, "en")] == before
    assert len(set(before)) == 3


def test_the_same_calendar_gives_the_same_bytes_with_the_lines_the_standard_asks():
    feed = calendar_ics(calendar(), "nl")
    assert feed == calendar_ics(calendar(), "nl")
    assert feed.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert max(len(line) for line in feed.split(b"\r\n")) <= 75


def test_what_has_ended_is_not_in_the_feed():
    ended = calendar(end=date(2026, 1, 1))
    assert ended.rows[0].due is Due.ENDED
    assert list(events(ended)) == []


def test_a_name_that_means_harm_stays_text_in_the_feed():
    city = setting(tiny(), "c1", **FACTS)
    named = adding(city, replace(city["c1"], name="Suite\r\nATTACH:http://evil.example\r\n;,\\"))
    feed = calendar_ics(contract_calendar(named, AT), "nl")
    assert b"\r\nATTACH" not in feed
    assert len(Feed.from_ical(feed).walk("VEVENT")) == 3


def test_the_workbook_has_real_days_and_every_reason_with_its_source(tmp_path):
    path = tmp_path / "kalender.xlsx"
    calendar_xlsx(calendar(), path, "nl")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "Contracten",
        "Contracten te laat",
        "Aflopend 2027–2028",
        "Kavels 2027–2028",
        "Vragen over contracten",
        "Waarom (contracten)",
    ]
    cell = book["Contracten"]["I2"]
    assert (cell.value.date(), cell.number_format) == (date(2026, 12, 30), "yyyy-mm-dd")
    facts = [row[3].value for row in book["Waarom (contracten)"].iter_rows(min_row=2)]
    assert any("CMDB, 1 oktober 2026" in (text or "") for text in facts)


def test_days_in_words_say_what_is_not_known():
    first, last = date(2027, 1, 1), date(2027, 2, 1)
    assert span(Span(first, first), "nl") == "1 januari 2027"
    assert span(Span(None, last), "nl") == "uiterlijk 1 februari 2027"
    assert span(Span(first, None), "en") == "from 1 January 2027"
    assert span(Span(first, last), "en") == "1 January 2027 – 1 February 2027"
    assert span(Span(None, None), "nl") == "onbekend"
