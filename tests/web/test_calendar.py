"""The contract calendar on the site: filters, why, warnings, and a feed that ends with the account's sessions."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar as Feed

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.store.models import Membership, Role, User
from tiny import AT, adding, fact, setting, tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
KNOWN = {
    "notice_months": 6,
    "options": 0,
    "exit_months": 12,
    "tender_months": 9,
    "lot": "Kavel 1",
    "cluster": "Sociaal",
}


@pytest.fixture
def place():
    late = setting(tiny(), "c1", **KNOWN)
    later = replace(late["c1"], id="c2", name="Veel later", end=fact(date(2032, 12, 31)), lot=fact("Kavel 2"))
    made = town(landscape=adding(late, later))
    compute_results(made.municipality.id, day=AT)
    return made


@pytest.fixture
def reader(place):
    client = Client()
    client.force_login(place.user("lezer", Role.READER))
    return client


def shown(client, query=""):
    answer = client.get(f"/tiny/calendar/{query}", headers={"accept-language": "nl"})
    assert answer.status_code == 200
    return answer.content.decode()


def names(text):
    return re.findall(r'<th scope="row"><a href="/tiny/contract/(\w+)', text)


def test_what_must_be_decided_first_stands_first_with_why(reader):
    text = shown(reader)
    assert names(text) == ["c1", "c2"]
    assert "Overstappen duurt 12 maanden" in text
    assert "Voor 1 contract is het te laat" in text
    assert "ten minste 60 dagen" in text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?state=too_late", ["c1"]),
        ("?state=later", ["c2"]),
        ("?ending=many", ["c1"]),
        ("?ending=2032", ["c2"]),
        ("?lot=Kavel+2", ["c2"]),
        ("?cluster=Sociaal&lot=Kavel+1", ["c1"]),
        ("?cluster=Niets", []),
        ("?state=onzin&ending=%27&page=x", ["c1", "c2"]),
    ],
)
def test_filters_narrow_the_list_and_nonsense_is_no_filter(reader, query, expected):
    assert names(shown(reader, query)) == expected


def test_lots_of_the_years_in_which_much_ends_stand_on_the_page(reader):
    text = shown(reader)
    assert "Kavel 1</a></th>" in text
    assert "Kavel 2</a></th>" not in text


def test_the_overview_warns_of_what_is_too_late(reader):
    assert "/tiny/calendar/?state=too_late" in reader.get("/tiny/overview").content.decode()


def feed_address(client):
    text = client.post("/tiny/calendar/feed").content.decode()
    return re.search(r'value="http://testserver(/agenda/[^"]+)"', text)[1]


def test_an_agenda_reads_the_feed_without_signing_in(reader):
    answer = Client().get(feed_address(reader))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(Feed.from_ical(answer.content).walk("VEVENT")) == 6
    assert b"Decide on" in Client().get(f"{feed_address(reader)}?language=en").content


def test_the_feed_ends_with_the_sessions_the_account_and_the_membership(reader):
    address = feed_address(reader)
    User.objects.filter(username="lezer").update(signed_out=1)
    assert Client().get(address).status_code == 404
    User.objects.filter(username="lezer").update(signed_out=0)
    assert Client().get(address).status_code == 200
    User.objects.filter(username="lezer").update(is_active=False)
    assert Client().get(address).status_code == 404
    User.objects.filter(username="lezer").update(is_active=True)
    Membership.objects.all().delete()
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("token", ["x", "WzEsInRpbnkiXQ:1abc:def", "a:b:c"])
def test_a_token_of_ones_own_making_is_not_there(place, token):
    assert Client().get(f"/agenda/{token}.ics").status_code == 404


def test_before_the_first_computation_the_page_says_so_and_the_feed_is_empty():
    made = town("leeg")
    client = Client()
    client.force_login(made.user("iemand", Role.READER))
    text = client.get("/leeg/calendar/").content.decode()
    assert 'class="empty"' in text
