import pytest

from keeping import town
from regie.landscape import NOUNS
from regie.store.landscapes import landscape_of
from regie.store.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


@pytest.fixture
def editor(client, place):
    user = place.user("bewerker", Role.EDITOR, clusters=("*",))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("noun", [noun.noun for noun in NOUNS])
def test_every_noun_has_a_form(editor, noun):
    assert editor.get(f"/tiny/add/{noun}").status_code == 200


def test_a_new_thing_is_shown_with_the_way_back(editor):
    answer = editor.post("/tiny/add/application", {"name": "Wijkkrant", "cluster": "Sociaal"}, follow=True)
    assert answer.redirect_chain[0][0] == "/tiny/application/wijkkrant"
    assert "/tiny/changes/2" in answer.text


def test_what_was_typed_comes_back_with_its_faults(editor):
    answer = editor.post("/tiny/add/application", {"id": "suite", "name": ""})
    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 2
    assert 'value="suite"' in answer.text


def test_removing_asks_first_and_names_what_stands_in_the_way(editor, place):
    assert "Uitkeringen" not in editor.get("/tiny/remove/suite").text
    answer = editor.post("/tiny/remove/suite", {"seen": "1"})
    assert answer.status_code == 409
    assert "<strong>Uitkeringen verstrekken</strong> (bedrijfsproces): applicaties" in answer.text
    editor.post("/tiny/remove/c1", {"seen": "1"})
    assert "c1" not in {record.id for record in landscape_of(place.municipality).records}
