"""Countries as they stand in a sentence."""

import pytest

from regie.locale import LANGUAGES, country
from regie.locale.catalogue import catalogue
from regie.reference_data.countries import is_country


def test_a_country_in_a_sentence_has_the_article_its_name_takes() -> None:
    assert [country(code, "nl") for code in ("US", "GB", "NL", "IE")] == [
        "de Verenigde Staten",
        "het Verenigd Koninkrijk",
        "Nederland",
        "Ierland",
    ]
    assert [country(code, "en") for code in ("US", "NL", "IE")] == ["the United States", "the Netherlands", "Ireland"]


def test_what_is_no_country_stays_as_it_was_written() -> None:
    assert country("QQ9", "nl") == "QQ9"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_article_belongs_to_a_country(language) -> None:
    codes = [key.rpartition(".")[2] for key in catalogue(language, "locale") if key.startswith("locale.article.")]
    assert codes
    assert [code for code in codes if not is_country(code)] == []
