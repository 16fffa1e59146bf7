from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.landscape import NOUNS, Claim, Fact, Landscape
from regie.store.models import Role
from regie.web.listing.paging import near
from tiny import AT, SOURCE, fact, tiny

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    place = town()
    compute_results(place.municipality.id)
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_facet_says_how_many_and_stays_chosen(reader):
    text = reader.get("/tiny/application/?cluster=Sociaal").text
    assert 'name="cluster" value="Sociaal" checked' in text
    assert "cluster: Sociaal" in text


def test_any_field_can_become_a_facet(reader):
    assert 'name="users"' not in reader.get("/tiny/application/").text
    assert 'name="users" value="400"' in reader.get("/tiny/application/?more=users").text


def test_a_long_facet_says_how_many_values_it_leaves_out_and_shows_a_chosen_one_all_the_same(client):
    suite = tiny()["suite"]
    many = [replace(suite, id=f"a{n}", name=f"A{n}", cluster=fact(f"Cluster {n:02}")) for n in range(39)]
    place = town(landscape=Landscape("Tiny", AT, (*tiny().records, *many)))
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert "En nog 10 andere" in client.get("/tiny/application/").text
    text = client.get("/tiny/application/?cluster=Cluster 38").text
    assert 'value="Cluster 38" checked' in text
    assert "En nog 9 andere" in text


@pytest.mark.parametrize(
    ("page", "pages", "leads_to"),
    [
        (1, 1, (1,)),
        (1, 3, (1, 2, 3)),
        (1, 26, (1, 2, 3, 0, 26)),
        (4, 26, (1, 2, 3, 4, 5, 6, 0, 26)),
        (5, 26, (1, 2, 3, 4, 5, 6, 7, 0, 26)),
        (13, 26, (1, 0, 11, 12, 13, 14, 15, 0, 26)),
        (26, 26, (1, 0, 24, 25, 26)),
    ],
)
def test_a_long_list_leads_to_its_ends_and_to_the_pages_around(page, pages, leads_to):
    assert near(page, pages) == leads_to


def test_every_page_of_a_long_list_is_a_step_away(client):
    suite = tiny()["suite"]
    many = [replace(suite, id=f"a{n}", name=f"A{n}") for n in range(100)]
    place = town(landscape=Landscape("Tiny", AT, (*tiny().records, *many)))
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    text = client.get("/tiny/application/?size=25&page=2").text
    assert '<span aria-current="page">2</span>' in text
    assert '<a href="?size=25&amp;page=4" aria-label="Pagina 4">4</a>' in text
    assert '<a href="?size=25" aria-label="Pagina 1">1</a>' in text


def test_columns_are_chosen_by_the_address(reader):
    text = reader.get("/tiny/application/?columns=name&columns=key_holder").text
    assert text.count('<th scope="col"') == 2
    assert "columns=name&amp;columns=key_holder" in text


def test_a_list_where_filters_leave_nothing_says_how_to_go_on(reader):
    assert "Wis alles" in reader.get("/tiny/application/?cluster=Nergens").text


def test_a_list_without_things_says_who_can_bring_them(reader):
    assert "Een beheerder kan een bestand opnemen" in reader.get("/tiny/team/").text


def test_nonsense_in_the_address_is_no_error(reader):
    asked = "?autonomous=misschien&users=veel&platform=weg&size=7&page=x&sort=onzin&columns=onzin&more=onzin"
    assert reader.get(f"/tiny/application/{asked}").status_code == 200


def test_every_list_asks_the_database_as_often_as_agreed(reader, golden):
    lines = []
    for noun in NOUNS:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reader.get(f"/tiny/{noun.noun}/")
        lines.append(f"{noun.noun:<14}{len(asked):>3}")
    golden("web/list_queries.txt", "\n".join((*lines, "")))


def test_rows_that_are_contested_ask_the_database_no_more(client):
    suite = tiny()["suite"]
    contested = Fact((Claim(("duinsoft",), SOURCE), Claim(("polderhost",), SOURCE)))
    more = [replace(suite, id=f"a{n}", name=f"A{n}", suppliers=contested) for n in range(5)]
    place = town(landscape=Landscape("Tiny", AT, (*tiny().records, *more)))
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    with CaptureQueriesContext(connection) as one:
        client.get("/tiny/application/?q=sociaal")
    with CaptureQueriesContext(connection) as six:
        client.get("/tiny/application/")
    assert len(six) == len(one)
