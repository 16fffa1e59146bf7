"""Results as JSON: what programs of others read."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

import regie
from regie.landscape import Application, Fact, Landscape, Source, contested, known, nobody_knows
from regie.locale import Message
from regie.reports import report_json, to_json
from tiny import tiny

REGISTER, INTERVIEW = Source("register", date(2026, 3, 1)), Source("interview", date(2026, 4, 1))


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Found:
    by_two: dict[tuple[Colour, str], int]
    cents: Decimal
    share: float
    colours: frozenset[Colour]


def test_keys_of_two_parts_cents_what_is_no_number_and_sets_have_one_form() -> None:
    found = Found({(Colour.RED, "nl"): 1}, Decimal("12.50"), float("nan"), frozenset(Colour))
    text = to_json(found)
    assert json.loads(text) == {"by_two": {"red/nl": 1}, "cents": 12.5, "share": None, "colours": ["blue", "red"]}
    assert "12.50" in text  # to the cent, as a number


def test_a_message_is_its_key_its_values_and_its_words_in_both_languages() -> None:
    said = json.loads(to_json(Message("locale.yes")))
    assert said == {"key": "locale.yes", "values": {}, "nl": "ja", "en": "yes"}


def test_messages_that_python_takes_for_equal_keep_their_own_values() -> None:
    told = to_json(
        (Message("calendar.months", n=1), Message("calendar.months", n=True), Message("calendar.months", n=1))
    )
    assert [one["values"]["n"] for one in json.loads(told)] == [1, True, 1]
    assert ["true" in one for one in told.split("values")[1:]] == [False, True, False]


def test_a_fact_says_its_status_and_every_claim_with_source_and_date() -> None:
    told = json.loads(to_json({"users": contested([(10, REGISTER), (12, INTERVIEW)]), "keys": nobody_knows(INTERVIEW)}))
    assert told["users"]["status"] == "contested"
    assert told["users"]["claims"][1] == {"value": 12, "source": "interview", "date": "2026-04-01"}
    assert told["keys"] == {
        "status": "unknown",
        "claims": [],
        "asked": {"source": "interview", "date": "2026-04-01"},
    }


def test_facts_made_while_writing_do_not_take_each_others_place() -> None:
    class Passing:
        def to_data(self) -> object:
            return [Late(number) for number in range(200)]

    class Late:
        def __init__(self, number: int) -> None:
            self.number = number

        def to_data(self) -> object:
            return {"fact": known(self.number)}

    told = json.loads(to_json(Passing()))
    assert [one["fact"]["claims"][0]["value"] for one in told] == list(range(200))


def test_a_record_names_the_fields_of_which_nothing_is_known() -> None:
    whole = json.loads(to_json(Landscape("Klein", None, (Application(id="a", name="A", users=known(3)),))))
    (record,) = whole["records"]
    assert record["noun"] == "application"
    assert record["users"]["claims"][0]["value"] == 3
    assert "suppliers" in record["unknown"]
    facts = {name for name, value in record.items() if isinstance(value, dict) and "claims" in value}
    assert not facts & set(record["unknown"])


def test_a_report_names_its_landscape_once_and_holds_its_facts_once() -> None:
    landscape = tiny()
    told = json.loads(report_json(regie.assess(landscape)))
    assert told["landscape"] == {"name": landscape.name, "as_of": told["landscape"]["as_of"]}
    records = told["facts"]["records"]
    assert len(records) == len(landscape.records)
    for record, shown in zip(landscape.records, records, strict=True):
        for name in shown["unknown"]:
            assert getattr(record, name) == Fact()
