import pytest
from babel import Locale

from regie.reference_data.countries import country_of, is_country, nearest_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nl", "NL"),
        (" Nederland ", "NL"),
        ("Verenigde Staten", "US"),
        ("the United States", "US"),
        ("U.S.A.", "US"),
        ("VS", "US"),
        ("Verenigd Koninkrijk", "GB"),
        ("VK", "GB"),
        ("Germany", "DE"),
        ("BELGIE", "BE"),
        ("Bosnia and Herzegovina", "BA"),
        ("Turkey", "TR"),
    ],
)
def test_a_country_is_known_by_its_code_and_by_the_names_people_write(text, code):
    assert country_of(text) == code


@pytest.mark.parametrize("text", ["", "EU", "Europa", "Amerika", "Korea", "Congo", "XX", "ZZ", "onbekend gebied"])
def test_what_may_mean_several_countries_or_none_is_not_guessed(text):
    assert country_of(text) is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_country_is_known_by_its_name(language):
    names = {str(code): str(name) for code, name in Locale(language).territories.items() if is_country(str(code))}
    assert len(names) > 240
    assert {code: country_of(name) for code, name in names.items()} == {code: code for code in names}


def test_a_name_with_a_slip_of_the_pen_is_suggested_and_no_more():
    assert country_of("Nedreland") is None
    assert nearest_country("Nedreland") == "NL"
    assert nearest_country("Rotterdam") is None
