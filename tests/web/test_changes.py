from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.edit import edit
from regie.store.models import Role
from tiny import tiny

pytestmark = pytest.mark.django_db
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")


@pytest.fixture
def place():
    made = town()
    edit(made.actor(), APPLICATION, {"users": "120"}, source="navraag", day=date(2026, 11, 1), why="geteld")
    return made


def signed_in(client, place, role=Role.ADMINISTRATOR):
    client.force_login(place.user(role.value, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_changes_say_who_and_why(client, place):
    text = signed_in(client, place).get("/tiny/changes/").text
    assert "tester" in text
    assert "geteld" in text


def test_a_change_shows_before_and_after(client, place):
    text = signed_in(client, place).get("/tiny/changes/2").text
    assert "<ins>120</ins>" in text


def test_the_first_delivery_names_all_it_added(client, place):
    text = signed_in(client, place).get("/tiny/changes/1").text
    assert all(record.name in text for record in tiny().records if hasattr(record, "name"))


def test_a_change_can_be_taken_back_from_its_page(client, place):
    answer = signed_in(client, place).post("/tiny/changes/2/undo", follow=True)
    assert "Wijziging 2 is ongedaan gemaakt." in answer.text
    assert "/tiny/changes/3" in client.get("/tiny/changes/2").text


def test_what_was_changed_again_is_named(client, place):
    edit(place.actor(), APPLICATION, {"users": "130"}, source="navraag", day=date(2026, 11, 2))
    answer = signed_in(client, place).post("/tiny/changes/2/undo")
    assert answer.status_code == 409
    assert APPLICATION in answer.text


def test_a_reader_sees_changes_and_takes_nothing_back(client, place):
    reader = signed_in(client, place, Role.READER)
    assert "Maak ongedaan" not in reader.get("/tiny/changes/2").text
    assert reader.post("/tiny/changes/2/undo").status_code == 403


def test_a_thing_has_its_history(client, place):
    text = signed_in(client, place).get(f"/tiny/history/{APPLICATION}").text
    assert text.index("Gewijzigd") < text.index("Toegevoegd")


def test_a_change_of_another_municipality_is_not_there(client, place):
    other = town("elders")
    assert signed_in(client, other).get("/elders/changes/2").status_code == 404
    assert client.get("/tiny/changes/2").status_code == 404
