"""The closed list of changes, and the keys that headings, values and names get."""

from datetime import date, datetime

import pytest

from regie.locale import LANGUAGES, Message, known, say
from regie.readers.mapping.changes import CHANGES
from regie.readers.mapping.identity import as_written, day_in, heading_key, organisation_key, slug, value_key
from regie.readers.records.values import UnfitValueError


@pytest.mark.parametrize(
    ("change", "cell", "result"),
    [
        ("serial_date", 45111.38, date(2023, 7, 4)),
        ("serial_date", "45111.38", date(2023, 7, 4)),
        ("serial_date", 49675, date(2036, 1, 1)),
        ("serial_date", date(2024, 2, 29), date(2024, 2, 29)),
        ("serial_date", "4-7-2023", "4-7-2023"),
        ("dutch_number", "€ 1.250,50", 1250.5),
        ("dutch_number", "12.500", 12500.0),
        ("dutch_number", "1250,-", 1250.0),
        ("dutch_number", "-€ 1 250,50", -1250.5),
        ("dutch_number", 3.5, 3.5),
        ("english_number", "€1,250.50", 1250.5),
        ("english_number", "EUR 12,500", 12500.0),
        ("json_list", '["a", "b", null, {"c": 1}]', ["a", "b"]),
        ("json_list", "SaaS", "SaaS"),
        ("strip_numbering", "1. Tolereren", "Tolereren"),
        ("strip_numbering", "2e lijn", "2e lijn"),
        ("strip_remark", "Tolereren (wordt ingelezen)", "Tolereren"),
        ("role_only", "Afdelingshoofd Burgerzaken", "Afdelingshoofd Burgerzaken"),
        ("role_only", "Team Werk en Inkomen", "Team Werk en Inkomen"),
        ("organisation_kind", "Gemeente Voorbeeldstad", "municipality"),
        ("organisation_kind", "Ministerie van Voorbeelden", "government"),
        ("organisation_kind", "Duinsoft BV", "supplier"),
        ("days_as_months", "90", 3),
        ("days_as_months", 365.0, 12),
        ("country_code", "Nederland", "NL"),
        ("country_code", "Deutschland", "DE"),
        ("country_code", "États-Unis", "US"),
        ("country_code", "VS", "US"),
        ("country_code", "ie", "IE"),
        ("special_categories", "naam, gezondheidsgegevens", "yes"),
        ("special_categories", "naam, adres", "not named"),
        ("organisation_id", "Duinsoft B.V.", "duinsoft-bv"),
        ("short_id", "Sociaal Suite (2)", "sociaal-suite-2"),
    ],
)
def test_a_change_makes_a_cell_understandable(change, cell, result):
    assert CHANGES[change](cell) == result


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        ("serial_date", -1),
        ("serial_date", 1e12),
        ("dutch_number", "1,250.50"),
        ("dutch_number", "10 20"),
        ("dutch_number", "12.50"),
        ("english_number", "1.250,50"),
        ("json_list", "[1, 2"),
        ("days_as_months", "45"),
        ("days_as_months", "drie maanden"),
        ("role_only", "Voornaam Achternaam"),
        ("role_only", "Teammanager Voornaam Achternaam"),
        ("role_only", "A. van de Achternaam"),
        ("role_only", "v.achternaam@voorbeeld.nl"),
        ("role_only", "van de"),
        ("role_only", "123"),
    ],
)
def test_a_change_refuses_what_it_cannot_say_for_sure(change, cell):
    with pytest.raises(UnfitValueError) as unfit:
        CHANGES[change](cell)
    for language in LANGUAGES:
        shown = say(unfit.value.what, language) + say(unfit.value.mend, language)
        assert change != "role_only" or "chternaam" not in shown


def test_every_change_is_explained_in_both_languages():
    keys = [f"mapping.change.{name}" for name in CHANGES]
    assert [key for key in keys for language in LANGUAGES if not known(key, language)] == []
    assert all(say(Message(key), "nl") != say(Message(key), "en") for key in keys)


def test_headings_are_the_same_column_whatever_decorates_them():
    assert len({heading_key(text) for text in ("Vendor⚡", "vendor:", " VENDOR ", "*Vendor*")}) == 1
    assert heading_key("Categorieën") == heading_key("categorieen")
    assert heading_key("aanbieder") != heading_key("_aanbieder")


def test_values_are_the_same_whatever_form_a_spreadsheet_gave_them():
    assert value_key(1.0) == value_key("1") == value_key(1)
    assert value_key("BBN 2+") == value_key("bbn2+") != value_key("bbn2")
    assert as_written(datetime(2023, 7, 4, 9, 7)) == "2023-07-04"  # noqa: DTZ001 - a cell of a spreadsheet


def test_organisations_with_another_legal_form_stay_apart():
    assert organisation_key("Duinsoft B.V.") == organisation_key("duinsoft bv") == "duinsoft-bv"
    assert organisation_key("Duinsoft") != organisation_key("Duinsoft BV") != organisation_key("Duinsoft NV")
    assert slug("Ça & là") == "ca-la"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("cmdb_2026-10-01.xlsx", date(2026, 10, 1)),
        ("export 20261001.csv", date(2026, 10, 1)),
        ("lijst 01-10-2026.xlsx", date(2026, 10, 1)),
        ("lijst 2026-13-45.xlsx", None),
        ("versie 3.xlsx", None),
    ],
)
def test_the_day_in_a_files_name_is_the_date_of_its_facts(name, day):
    assert day_in(name) == day
