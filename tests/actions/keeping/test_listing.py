from dataclasses import replace
from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.edit import edit
from regie.actions.keeping.faceting import facets
from regie.actions.keeping.listing import Query, every_thing, list_things
from regie.landscape import UNKNOWN, Claim, Fact, Landscape
from tiny import AT, SOURCE, fact, supplier, tiny

pytestmark = pytest.mark.django_db

CONTESTED = Fact((Claim("Sociaal", SOURCE), Claim("Ruimte", SOURCE)))


def variation(**facts):
    """The tiny application under another id, with other facts."""
    suite = tiny()["suite"]
    return replace(suite, **facts)


@pytest.fixture
def place():
    others = (
        variation(id="geen", name="Zonder", suppliers=fact(()), cluster=fact("sociaal")),
        variation(id="open", name="Éénloket", suppliers=UNKNOWN, cluster=UNKNOWN),
        variation(id="twee", name="Twijfel", suppliers=fact(("polderhost", "duinsoft")), cluster=CONTESTED),
    )
    return town(landscape=Landscape("Tiny", AT, (*tiny().records, *others)))


def keys(place, **asked):
    return [thing.key for thing in list_things(place.actor(), Query("application", **asked)).things]


def counted(place, name, **asked):
    return dict(facets(place.actor(), Query("application", **asked), [name])[name])


def test_unknown_contested_and_none_are_values_of_a_facet(place):
    assert counted(place, "cluster") == {"Sociaal": 1, "sociaal": 1, "?": 1, "!": 1}
    assert counted(place, "suppliers") == {"duinsoft": 2, "polderhost": 1, "-": 1, "?": 1}


@pytest.mark.parametrize(
    ("value", "found"),
    [("?", ["open"]), ("!", ["twee"]), ("Sociaal", ["suite"]), ("sociaal", ["geen"]), ("Soc", [])],
)
def test_a_filter_finds_exactly_what_its_facet_counted(place, value, found):
    assert keys(place, filters={"cluster": (value,)}) == found


def test_a_field_that_holds_many_is_found_by_each(place):
    assert keys(place, filters={"suppliers": ("polderhost", "-")}) == ["twee", "geen"]


def test_the_filter_of_a_facet_does_not_narrow_its_own_counts_but_that_of_others(place):
    filters = {"cluster": ("Sociaal",)}
    assert counted(place, "cluster", filters=filters)["?"] == 1
    assert counted(place, "suppliers", filters=filters) == {"duinsoft": 1}


@pytest.mark.parametrize("typed", ["eenloket", "ÉÉNLOKET", "ÉénL", "loket, open"])
def test_search_is_blind_to_case_accents_and_punctuation(place, typed):
    assert keys(place, search=typed) == ["open"]


def test_what_refers_sorts_by_the_name_people_read(place):
    order = keys(place, sort="suppliers", filters={"suppliers": ("duinsoft", "polderhost")})
    assert order == ["suite", "twee"]
    assert keys(place, sort="-suppliers")[0] == "twee"


def test_a_number_can_be_asked_for(place):
    edit(place.actor(), "geen", {"users": "90"}, source="test", day=date(2026, 11, 1))
    assert keys(place, filters={"users": ("90",)}) == ["geen"]


def test_a_critical_process_is_a_fact_and_for_an_application_computed(place):
    asked = Query("process", filters={"critical": ("true",)})
    assert [thing.key for thing in every_thing(place.actor(), asked)] == ["uitkeringen"]


def test_a_name_that_looks_like_a_mark_is_not_taken_for_one():
    place = town(landscape=Landscape("", None, (replace(supplier("x", "X", "NL"), legal_name=fact("?")),)))
    asked = Query("organisation", filters={"legal_name": ("?",)})
    assert list_things(place.actor(), asked).total == 0


def test_a_field_the_noun_lacks_is_refused(place):
    with pytest.raises(KeyError):
        keys(place, filters={"nergens": ("x",)})
