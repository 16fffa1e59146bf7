from dataclasses import replace

import pytest

from keeping import town
from regie.actions.keeping.find import find
from regie.landscape import Landscape
from tiny import fact, supplier, tiny

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    suite = tiny()["suite"]
    more = (
        replace(suite, id="a1", name="Mijn Suitebeheer"),
        replace(suite, id="a2", name="Suite"),
        replace(suite, id="a3", name="Kantoorsuite"),
        replace(suite, id="a4", name="Suites voor allen"),
        supplier("curaçao", "Curaçao Diensten", "NL"),
    )
    return town(landscape=Landscape("", None, (*tiny().records, *more)))


def found(place, text, **more):
    return [one.key for group in find(place.actor(), text, **more) for one in group.found]


def test_the_best_match_comes_first(place):
    assert found(place, "suite")[:5] == ["suite", "a2", "a4", "a1", "a3"]


def test_what_is_named_so_comes_before_what_only_has_something_said_of_it():
    suite = tiny()["suite"]
    named = replace(suite, id="a6", name="Zuid suite")
    said = replace(suite, id="a5", name="A (... vraag!)", aliases=fact(("Suiterie",)), description=fact("Suite"))
    place = town(landscape=Landscape("", None, (*tiny().records, said, named)))
    assert [one.key for one in find(place.actor(), "suite")[0].found] == ["suite", "a6", "a5"]
    assert found(place, "suiter") == ["a5"]


def test_things_of_all_nouns_are_found_the_noun_with_the_best_match_first(place):
    groups = find(place.actor(), "sociaal suite")
    assert [group.noun for group in groups] == ["application", "contract"]


def test_of_each_noun_the_first_few_are_shown_and_all_are_counted(place):
    group = find(place.actor(), "suite", most=2)[0]
    assert (len(group.found), group.total) == (2, 5)


@pytest.mark.parametrize("typed", ["curacao", "CURAÇAO", "diensten curaçao"])
def test_case_accents_and_order_of_words_make_no_difference(place, typed):
    assert found(place, typed) == ["curaçao"]


@pytest.mark.parametrize("typed", ["", " ", "-", "bestaatniet"])
def test_nothing_asked_and_nothing_there_find_nothing(place, typed):
    assert found(place, typed) == []


def test_nothing_of_another_municipality_is_found(place):
    town("elders", Landscape("", None, (supplier("geheim", "Geheim BV", "NL"),)))
    assert found(place, "geheim") == []
