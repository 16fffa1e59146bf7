"""Numbers and addresses that say which thing it is, and texts that only look like it."""

import pytest

from regie.analyses.merging.keys import host, kvk, lei


@pytest.mark.parametrize(
    ("text", "key"),
    [("12345678", "12345678"), ("KVK: 1234567", "01234567"), ("00000000", ""), ("n.v.t.", ""), ("123456789", "")],
)
def test_a_kvk_number_has_eight_digits_and_a_lost_zero_is_put_back(text, key):
    assert kvk(text) == key


def test_a_lei_counts_only_with_sound_check_digits():
    assert lei(" regie TESTLEI000001 89 ") == "REGIETESTLEI00000189"
    assert lei("REGIETESTLEI00000188") == ""
    assert lei("REGIETESTLEI0000018") == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://www.Centric.eu/nl", "centric.eu"),
        ("centric.eu", "centric.eu"),
        ("onbekend", ""),
        ("http://[", ""),
        ("zie intranet. vraag", ""),
    ],
)
def test_a_website_is_its_host(text, key):
    assert host(text) == key
