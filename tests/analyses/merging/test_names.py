"""What of a name tells things apart."""

import pytest

from regie.analyses.merging.likeness import likeness
from regie.analyses.merging.names import stem, take_apart


def company(text):
    return take_apart(text, organisation=True)


@pytest.mark.parametrize("text", ["Centric", "CENTRIC B.V.", "centric bv", "Centric b v", "Centric, BV"])
def test_the_legal_form_is_no_part_of_a_companys_name(text):
    assert company(text).compact == "centric"


def test_a_foundation_says_so_at_the_start_and_a_municipality_too():
    assert company("Stichting ICTU").compact == "ictu"
    assert company("Gemeente Súdwest-Fryslân").compact == company("Sudwest Fryslan").compact


def test_a_country_stands_apart_from_the_name():
    name = company("Microsoft Ireland Operations Ltd")
    assert (name.words, name.places, name.legal) == (("microsoft", "operations"), {"ie"}, {"limited"})


def test_a_name_of_nothing_but_a_country_stays_a_name():
    assert company("Holland B.V.").words == ("holland",)


@pytest.mark.parametrize("text", ["Key2Burgerzaken 4.1", "Key2Burgerzaken v4.1", "Key2Burgerzaken (versie 4.1)"])
def test_a_version_is_no_part_of_a_name(text):
    assert take_apart(text).compact == "key2burgerzaken"


def test_a_number_of_its_own_is_part_of_what_a_thing_is():
    assert take_apart("Hosting 01").numbers == {"1"}
    assert take_apart("Suite4Sociale Regie").numbers == frozenset()


def test_the_things_own_number_before_its_name_is_passed_by_but_a_word_is_not():
    assert take_apart("APP-0022 Meldingenregister", prefix="APP-0022").compact == "meldingenregister"
    assert take_apart("Duinsoft BV", organisation=True, prefix="duinsoft").compact == "duinsoft"


@pytest.mark.parametrize(
    ("one", "other"), [("zaken", "zaak"), ("sociale", "sociaal"), ("vergunningen", "vergunning"), ("brieven", "brief")]
)
def test_dutch_endings_do_not_tell_words_apart(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Suite4Sociale Regie", "Suite 4 Sociale Regie", 100, 100),
        ("Sociale regie", "Regie Sociaal", 95, 99),
        ("Groendashboard", "Groendashbord", 90, 90),
        ("Burgerzakensysteem", "Burgerzaken", 80, 90),
        ("Salarisadministratie", "Salarisadm.", 80, 90),
        ("Basisregistratie Adressen en Gebouwen", "BAG", 100, 100),
        ("Exact", "ExactTarget", 0, 60),
        ("SAP", "Sapient", 0, 60),
        ("WOZ-administratie", "WMO-administratie", 0, 69),
        ("Dimpact", "Impact", 0, 69),
        ("Key2Begraven", "Key3Begraven", 0, 69),
    ],
)
def test_names_are_as_alike_as_people_would_say(one, other, least, most):
    assert least <= likeness(take_apart(one), take_apart(other)).points <= most
    assert likeness(take_apart(one), take_apart(other)).points == likeness(take_apart(other), take_apart(one)).points


def test_a_product_may_carry_its_makers_name():
    found = likeness(take_apart("Centric Suite4Werk"), take_apart("Suite4Werk"), ["centric"])
    assert (found.points, found.same, found.maker) == (100, True, ("centric",))
