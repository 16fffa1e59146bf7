"""A municipality that keeps nothing yet: every page of the menu says what to do next, to each role what it may do."""

import pytest
from lxml import html

from keeping import Town, town
from regie.store.models import Municipality, Role

pytestmark = pytest.mark.django_db
HOLD_SOMETHING = {"tables", "members", "audit", "import"}


@pytest.fixture
def empty():
    return Town(Municipality.objects.create(slug="leeg", name="Leeg"))


def signed_in(client, town, role):
    client.force_login(town.user("iemand", role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def links(page, inside):
    """All addresses of this municipality and of help in a part of a page."""
    found = html.fromstring(page.content).xpath(f"//{inside}//a/@href")
    return [one for one in dict.fromkeys(found) if one.startswith(("/leeg/", "/help/"))]


@pytest.mark.parametrize("role", Role)
def test_every_page_of_the_menu_says_what_to_do_next_and_offers_nothing_a_role_may_not(client, empty, role):
    signed_in(client, empty, role)
    first_step = "/leeg/import" if role is Role.ADMINISTRATOR else "/help/roles"
    offered = {}
    for address in links(client.get("/leeg/overview"), "nav"):
        page = client.get(address)
        assert page.status_code == 200, address
        offered.update(dict.fromkeys(links(page, "main"), address))
        if address.rstrip("/").removeprefix("/leeg/") not in HOLD_SOMETHING:
            assert first_step in links(page, "main"), address
    # only what is not an export: those are tried elsewhere
    refused = {to: at for to, at in offered.items() if "/export/" not in to and client.get(to).status_code >= 400}
    assert refused == {}


def test_an_editor_of_all_clusters_is_led_to_the_import_too(client, empty):
    user = empty.user("redacteur", Role.EDITOR, clusters=("*",))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "/leeg/import" in links(client.get("/leeg/overview"), "main")


def test_who_may_not_keep_a_scenario_is_not_told_to_make_one(client, empty):
    page = signed_in(client, empty, Role.READER).get("/leeg/what-if/scenarios/")
    assert "Een analist of beslisser kan er een maken." in page.text
    assert "Maak een scenario" not in page.text


def test_what_is_taken_in_but_not_computed_yet_asks_to_look_again(client):
    page = signed_in(client, town("leeg"), Role.READER).get("/leeg/goals/")
    assert "regie rekent de gegevens nog door" in page.text
    assert "/leeg/goals/" in links(page, "main")
