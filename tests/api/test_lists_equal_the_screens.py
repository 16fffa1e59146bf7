"""Every facet, filter and order of the lists on the screens, asked of the API: the same things in the same order."""

import pytest
from django.http import QueryDict
from pydantic.alias_generators import to_camel

from calling import program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.faceting import facet_fields, facets, possible_facets
from regie.actions.keeping.listing import COMPUTED, list_things
from regie.api.representing import PLURALS
from regie.examples import voorbeeldstad
from regie.landscape import NOUN_BY_NAME, fields
from regie.web.listing.asked import seen

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def both(once):
    """Somebody at a screen, and a program."""

    def make():
        place = town("voorbeeldstad", voorbeeldstad())
        compute_results(place.municipality.id)
        return place.actor(), program(place)

    with once(make) as made:
        yield made


@pytest.fixture(autouse=True)
def _asks_without_end(settings):
    settings.API_PER_MINUTE = 10**9


def test_every_facet_of_every_list_counts_and_filters_as_on_the_screens(both):
    actor, caller = both
    for noun, plural in PLURALS.items():
        names = (*facet_fields(noun), *possible_facets(noun))
        counted = facets(actor, seen(noun, QueryDict()).query, names)
        asked = "&".join(f"facets={to_camel(name)}" for name in names)
        told = {one["field"]: one["values"] for one in caller.get(f"{plural}?pageSize=1&{asked}").json()["facets"]}
        for name, values in counted.items():
            assert [(one["value"], one["count"]) for one in told[to_camel(name)]] == values
            for value, count in values[:1]:
                screen, program_ = QueryDict(mutable=True), QueryDict(mutable=True)
                screen.appendlist(name, value)
                program_.appendlist(to_camel(name), value)
                page = list_things(actor, seen(noun, screen).query)
                found = caller.get(f"{plural}?pageSize=50&{program_.urlencode()}").json()
                assert (found["page"]["total"], page.total) == (count, count), (noun, name, value)
                assert [one["id"] for one in found["items"]] == [thing.key for thing in page.things]


def test_every_order_of_every_list_is_that_of_the_screens(both):
    actor, caller = both
    for noun, plural in PLURALS.items():
        for number, name in enumerate(("name", *COMPUTED, *(one.name for one in fields(NOUN_BY_NAME[noun])))):
            side = ("", "-")[number % 2]
            page = list_things(actor, seen(noun, QueryDict(f"sort={side}{name}&size=25")).query)
            found = caller.get(f"{plural}?pageSize=25&sort={side}{to_camel(name)}")
            assert [one["id"] for one in found.json()["items"]] == [thing.key for thing in page.things], (noun, name)


def test_words_find_what_they_find_on_the_screens(both):
    actor, caller = both
    for noun, plural in PLURALS.items():
        for words in ("a", "gemeente", "VS 01", "één"):
            page = list_things(actor, seen(noun, QueryDict(f"q={words}")).query)
            found = caller.get(f"{plural}?q={words}").json()
            assert [one["id"] for one in found["items"]] == [thing.key for thing in page.things]
