import json

import pytest

from keeping import town
from regie.actions.keeping.edit import edit
from regie.store.landscapes import landscape_of
from regie.store.models import Role
from tiny import AT

pytestmark = pytest.mark.django_db
ADDRESS = "/tiny/bulk/application"
SAID = {"field": "users", "value": "12", "source": "telling", "day": "2026-10-01"}


@pytest.fixture
def place():
    return town()


@pytest.fixture
def editor(client, place):
    user = place.user("bewerker", Role.EDITOR, clusters=("*",))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_from_ticking_rows_to_the_notice_with_its_undo(editor, place):
    form = editor.post(ADDRESS, {"field": "users", "rows": "chosen", "key": "suite", "question": "?q=suite"})
    assert "1 rij gekozen" in form.text
    preview = editor.post(ADDRESS, {**SAID, "step": "preview", "seen": '{"suite": 1}', "question": "?q=suite"})
    assert "<del>400</del>" in preview.text
    assert "<ins>12</ins>" in preview.text
    done = editor.post(ADDRESS, {**SAID, "step": "apply", "seen": '{"suite": 1}', "question": "?q=suite"}, follow=True)
    assert done.redirect_chain == [("/tiny/application/?q=suite", 302)]
    assert "/tiny/changes/2" in done.text
    assert landscape_of(place.municipality)["suite"].users.value == 12


def test_all_found_are_chosen_without_ticking(editor):
    assert (
        "1 rij gekozen" in editor.post(ADDRESS, {"field": "users", "rows": "all", "question": "?cluster=Sociaal"}).text
    )
    assert "geen rijen" in editor.post(ADDRESS, {"field": "users", "rows": "all", "question": "?cluster=Weg"}).text


def test_a_value_that_does_not_fit_comes_back_at_its_field(editor):
    answer = editor.post(ADDRESS, {**SAID, "value": "veel", "step": "preview", "seen": '{"suite": 1}'})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_what_somebody_else_changed_is_looked_at_again(editor, place):
    edit(place.actor(), "suite", {"users": "90"}, source="test", day=AT)
    answer = editor.post(ADDRESS, {**SAID, "step": "apply", "seen": '{"suite": 1}'})
    assert answer.status_code == 409
    assert json.dumps({"suite": 2}).replace('"', "&#34;") in answer.text
    assert landscape_of(place.municipality)["suite"].users.value == 90


def test_the_list_leads_to_the_form_only_for_who_may_edit(editor, client, place):
    assert 'name="rows"' in editor.get("/tiny/application/").text
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert 'name="rows"' not in client.get("/tiny/application/").text


def test_a_cell_is_edited_by_the_form_of_the_thing_and_leads_back_to_the_list(editor):
    form = editor.get("/tiny/fact/users/suite?next=/tiny/application/%3Fq%3Dsuite")
    assert 'name="next" value="/tiny/application/?q=suite"' in form.text
    said = {"value": "7", "source": "x", "next": "/tiny/application/?q=suite"}
    assert editor.post("/tiny/fact/users/suite", said)["Location"] == "/tiny/application/?q=suite"
    assert 'href="javascript' not in editor.get("/tiny/fact/users/suite?next=javascript:alert(1)").text
