import pytest
from django.urls import reverse

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.landscape import NOUNS
from regie.store.models import Role
from tiny import tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def reader(client, place):
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_who_is_not_signed_in_is_asked_to(client, place):
    answer = client.get("/tiny/overview")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in?next=/tiny/overview")


def test_another_municipality_is_not_there(reader):
    town("elders")
    assert reader.get("/elders/overview").status_code == 404
    assert reader.get("/elders/application/").status_code == 404


def test_the_overview_says_where_we_stand(reader):
    assert "Op weg naar digitale autonomie" in reader.get("/tiny/overview").text


@pytest.mark.parametrize("noun", [noun.noun for noun in NOUNS])
def test_every_noun_has_a_list(reader, noun):
    assert reader.get(f"/tiny/{noun}/").status_code == 200


@pytest.mark.parametrize("record", tiny().records, ids=lambda record: record.id)
def test_every_thing_has_a_page(reader, record):
    address = reverse("thing", kwargs={"municipality": "tiny", "noun": record.noun, "key": record.id})
    assert reader.get(address).status_code == 200


def test_a_list_can_be_searched_filtered_and_sorted_by_its_address(reader):
    answer = reader.get("/tiny/organisation/?q=BV&seat=NL&sort=-name")
    assert answer.text.index("Polderhost BV") < answer.text.index("Duinsoft BV")
    assert "Hier is niets mee te vinden" in reader.get("/tiny/organisation/?seat=US").text


def test_every_name_in_a_list_leads_to_its_thing(reader):
    rows = reader.get("/tiny/application/").text.split('<th scope="row">')[1:]
    addresses = [row.split('href="')[1].split('"')[0] for row in rows]
    assert addresses
    assert [address for address in addresses if reader.get(address).status_code != 200] == []


def test_the_language_can_be_changed_and_stays(reader):
    answer = reader.post("/language", {"language": "en", "next": "/tiny/overview"})
    assert answer["Location"] == "/tiny/overview"
    assert "On the way to digital autonomy" in reader.get("/tiny/overview").text


def test_a_form_leads_nowhere_else(reader):
    assert reader.post("/language", {"language": "en", "next": "https://elders.example/"})["Location"] == "/"


def test_a_wrong_password_says_no_more_than_that(client, place):
    answer = client.post("/sign-in", {"username": "lezer", "password": "fout"})
    assert answer.status_code == 401
    assert "De gebruikersnaam of het wachtwoord klopt niet" in answer.text


def test_every_page_forbids_what_it_does_not_need(reader):
    answer = reader.get("/tiny/overview")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    assert " style=" not in answer.text
