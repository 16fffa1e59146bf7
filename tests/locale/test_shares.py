"""Shares as percentages: no certainty that is not there."""

import pytest

from regie.locale import Message, percent, say


@pytest.mark.parametrize(
    ("share", "decimals", "told"),
    [
        (0.0, 0, "0%"),
        (0.002, 0, "< 1%"),
        (0.005, 0, "< 1%"),
        (0.0051, 0, "1%"),
        (0.305, 1, "30,5%"),
        (0.9949, 0, "99%"),
        (0.995, 0, "> 99%"),
        (0.998, 0, "> 99%"),
        (1.0, 0, "100%"),
        (0.0004, 1, "< 0,1%"),
        (0.9996, 1, "> 99,9%"),
        (0.998, 1, "99,8%"),
    ],
)
def test_only_nothing_is_0_percent_and_only_everything_100(share, decimals, told):
    assert percent(share, "nl", decimals) == told


def test_a_share_that_almost_is_not_there_is_said_in_the_locale_of_the_reader():
    assert percent(0.9996, "en", 1) == "> 99.9%"


def test_what_is_left_over_of_adding_up_is_no_share():
    ten_tenths = sum([0.1] * 10)
    assert ten_tenths != 1
    assert percent(ten_tenths, "nl") == "100%"
    assert percent(1 - ten_tenths, "nl", 1) == "0,0%"


def test_a_chance_in_a_sentence_is_no_certainty_either():
    told = say(Message("roadmap_pages.chance", chance=0.998), "nl")
    assert told.endswith(": > 99%.")
