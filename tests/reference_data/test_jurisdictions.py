"""Regions and laws with effect abroad."""

from datetime import date

import pytest

from regie.reference_data.jurisdictions import (
    Region,
    country_name,
    extraterritorial_laws,
    in_eea,
    in_eu,
    region_of,
)

AT = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("country", "region"),
    [
        ("NL", Region.NL),
        ("IE", Region.EU),
        ("NO", Region.EEA),
        ("CH", Region.CH),
        ("GB", Region.OUTSIDE),
        ("US", Region.OUTSIDE),
    ],
)
def test_a_country_is_in_one_region(country: str, region: Region) -> None:
    assert region_of(country) is region


def test_norway_is_in_the_eea_and_not_in_the_eu() -> None:
    assert in_eea("NO")
    assert not in_eu("NO")


def test_the_eu_has_27_members() -> None:
    codes = [chr(first) + chr(second) for first in range(65, 91) for second in range(65, 91)]
    assert sum(map(in_eu, codes)) == 27


def test_american_law_reaches_abroad_by_three_access_laws_and_none_of_the_netherlands_is_listed() -> None:
    access = {law.id for law in extraterritorial_laws("US", AT) if law.effect == "access"}
    assert access == {"us-cloud-act", "us-fisa-702", "us-eo-12333"}
    assert extraterritorial_laws("NL", AT) == ()


def test_a_law_does_not_reach_before_it_exists() -> None:
    assert "us-cloud-act" not in {law.id for law in extraterritorial_laws("US", date(2018, 1, 1))}


def test_a_country_has_a_name_in_both_languages() -> None:
    assert (country_name("IE", "nl"), country_name("IE", "en")) == ("Ierland", "Ireland")
