"""The goals as data: readings, words, and sentences that stand in the source."""

import re

import pytest

from regie.locale import LANGUAGES, say
from regie.reference_data.goals import Goal, MetWhen, goals


def goal(id_: str) -> Goal:
    return next(one for one in goals() if one.id == id_)


def test_the_30_percent_goal_has_three_wordings() -> None:
    readings = goal("thirty-percent").readings
    assert {reading.section for reading in readings} == {"§1.1", "§1.5", "§4.2"}
    assert {reading.met_when for reading in readings} == {
        MetWhen.SUPPLIER_NL_EU,
        MetWhen.HOSTED_EEA_WITHOUT_INTERFERENCE,
        MetWhen.ON_AUTONOMOUS_PLATFORM,
    }


def test_sensitive_data_in_2035_has_two_places_it_may_be() -> None:
    assert {reading.met_when for reading in goal("sensitive-data-nl-eu").readings} == {
        MetWhen.ON_NL_EU_PLATFORM_OR_ON_PREMISE,
        MetWhen.ON_GOVERNMENT_CLOUD,
    }


def test_a_goal_has_a_reading_or_says_why_it_is_not_measured() -> None:
    for one in goals():
        assert one.readings or one.not_measured
        assert one.target is not None or one.not_measured


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_goal_and_reading_has_words(language: str) -> None:
    for one in goals():
        assert say(one.label, language)
        assert all(say(reading.label, language) for reading in one.readings)
        assert one.why_not_measured is None or say(one.why_not_measured, language)


@pytest.mark.shared
def test_every_sentence_stands_in_the_strategy(shared) -> None:
    (file,) = (shared.parent / "bronnen").glob("001_*.txt")
    text = " ".join(re.sub(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]", "", file.read_text(encoding="utf-8")).split())
    for one in goals():
        for sentence in (one.sentence, *(reading.sentence for reading in one.readings)):
            assert " ".join(sentence.split()) in text, sentence
