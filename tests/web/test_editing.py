from datetime import date

import pytest

from keeping import town
from regie.store.landscapes import landscape_of
from regie.store.models import Role
from tiny import tiny

pytestmark = pytest.mark.django_db
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")


@pytest.fixture
def place():
    return town()


@pytest.fixture
def editor(client, place):
    user = place.user("bewerker", Role.EDITOR, clusters=("*",))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(field, key=APPLICATION):
    return f"/tiny/fact/{field}/{key}"


def test_a_fact_is_saved_with_its_source_and_the_page_says_so(editor, place):
    answer = editor.post(address("users"), {"value": "120", "source": "telling", "day": "2026-10-01"}, follow=True)
    assert "Opgeslagen als wijziging 2." in answer.text
    assert landscape_of(place.municipality)[APPLICATION].users.source.name == "telling"


def test_a_value_that_does_not_fit_comes_back_with_the_fault_and_what_was_typed(editor):
    answer = editor.post(address("users"), {"value": "veel"})
    assert answer.status_code == 422
    assert 'value="veel"' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_an_emptied_field_is_unknown(editor, place):
    editor.post(address("platform"), {"value": ""})
    assert not landscape_of(place.municipality)[APPLICATION].platform.claims


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(editor, place):
    editor.post(address("users"), {"value": "120", "seen": "1"})
    answer = editor.post(address("users"), {"value": "90", "seen": "1"})
    assert answer.status_code == 409
    assert landscape_of(place.municipality)[APPLICATION].users.value == 120


def test_a_reader_gets_no_form(client, place):
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address("users")).status_code == 403
    assert "Bewerk" not in client.get(f"/tiny/application/{APPLICATION}").text


def test_a_field_that_is_none_is_not_there(editor):
    assert editor.get(address("nergens")).status_code == 404
    assert editor.get(address("users", "nergens")).status_code == 404


@pytest.mark.parametrize("field", ["users", "suppliers", "service_model", "open_source", "cluster"])
def test_the_form_shows_the_present_value_so_that_saving_it_again_changes_nothing(editor, place, field):
    before = landscape_of(place.municipality)[APPLICATION]
    form = editor.get(address(field))
    typed = form.context["typed"] if form.context else None
    shown = typed if typed is not None else ""
    assert form.status_code == 200
    if shown:
        editor.post(address(field), {"value": shown, "source": "x"})
        after = landscape_of(place.municipality)[APPLICATION]
        assert getattr(after, field).candidates == getattr(before, field).candidates


def test_that_nobody_knows_is_saved_with_who_was_asked_and_when(editor, place):
    assert "Niemand weet het" in editor.get(address("lifecycle")).text
    editor.post(address("lifecycle"), {"nobody": "1", "source": "functioneel beheer", "day": "2026-10-01"})
    held = landscape_of(place.municipality)[APPLICATION].lifecycle
    assert not held.claims
    assert held.asked.name == "functioneel beheer"


def test_who_mends_a_fault_does_not_overwrite_what_they_have_not_seen(editor, place):
    editor.post(address("users"), {"value": "120", "seen": "1"})
    form = editor.post(address("users"), {"value": "veel", "seen": "1"})
    assert 'name="seen" value="1"' in form.text
    assert editor.post(address("users"), {"value": "90", "seen": "1"}).status_code == 409


def test_source_and_day_are_still_there_beside_a_fault(editor):
    answer = editor.post(address("users"), {"value": "veel", "source": "telling", "day": "2026-10-01"})
    assert 'value="telling"' in answer.text
    assert 'value="2026-10-01"' in answer.text


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (address("users"), {"value": "12"}),
        ("/tiny/bulk/application", {"field": "users", "value": "12", "step": "preview", "seen": '{"suite": 1}'}),
        ("/tiny/add/application", {"name": "Nieuw"}),
    ],
)
def test_a_day_that_is_none_is_a_fault_and_not_today(editor, place, where, said):
    answer = editor.post(where, {**said, "source": "telling", "day": "gisteren"})
    assert answer.status_code == 422
    assert "gisteren is geen datum" in answer.text
    assert place.municipality.change_sets.count() == 1


def test_a_day_may_be_typed_as_people_write_it(editor, place):
    editor.post(address("users"), {"value": "120", "source": "telling", "day": "1-10-2026"})
    assert landscape_of(place.municipality)[APPLICATION].users.source.date == date(2026, 10, 1)
