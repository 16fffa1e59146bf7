"""Every screen: that none is left out, and how many questions each asks of the database."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from keeping import town
from regie import example
from regie.actions.keeping.computing import compute_results
from regie.store.models import Membership, Role
from regie.web.my_work import questions
from screens import NO_SCREENS, NOT_THERE, OUTSIDE, POSTED, SCREENS, address, filled
from web.test_rights_everywhere import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def names(once):
    def make():
        place = town("voorbeeldstad", example("voorbeeldstad"))
        place.user("beheerder", Role.ADMINISTRATOR)
        compute_results(place.municipality.id)
        return filled("voorbeeldstad", "beheerder")

    with once(make) as made:
        yield made


@pytest.fixture
def visitor(names):
    return signed_in(Client())


def signed_in(client):
    user = Membership.objects.get(role=Role.ADMINISTRATOR).user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_page_is_a_screen(names):
    posted = (template for template, _ in POSTED.values())
    there = (template for name, template in {**SCREENS, **OUTSIDE}.items() if name not in NOT_THERE)
    shown = {resolve(address(one, names).partition("?")[0]).url_name for one in (*there, *posted)}
    assert shown | NO_SCREENS == set(addresses())
    assert not shown & NO_SCREENS


def test_every_screen_asks_the_database_as_often_as_agreed(names, visitor, golden, monkeypatch):
    monkeypatch.setattr(questions, "SIZE", 10_000)  # on which page a question stands changes with the day
    lines = []
    for who, screens in ((visitor, SCREENS), (Client(), OUTSIDE)):
        for name, template in screens.items():
            who.get(address(template, names))  # what is asked once a process is asked by now
            with CaptureQueriesContext(connection) as asked:
                answer = who.get(address(template, names))
            assert answer.status_code == (404 if name in NOT_THERE else 200), name
            lines.append(f"{name:<28} {len(asked):>3}\n")
    golden("web/queries.txt", "".join(lines))
