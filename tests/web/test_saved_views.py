import pytest

from keeping import town
from regie.store.models import Role, SavedView

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def place():
    return town()


def signed_in(client, place, name, role):
    client.force_login(place.user(name, role, clusters=("*",)), backend=BACKEND)
    return client


def save(client, name="Sociaal", **more):
    said = {"name": name, "question": "?cluster=Sociaal&columns=name&onzin=1", **more}
    return client.post("/tiny/views/application", said, follow=True)


def test_a_kept_view_stands_above_its_list_and_leads_to_the_same_rows(client, place):
    text = save(signed_in(client, place, "a", Role.READER)).text
    assert "/tiny/application/?columns=name&amp;cluster=Sociaal" in text
    assert "Bewaard als “Sociaal”." in text
    assert "onzin" not in text


def test_ones_own_view_is_not_seen_by_others_and_a_shared_one_is(client, place):
    editor = signed_in(client, place, "a", Role.EDITOR)
    save(editor, "Van mij")
    save(editor, "Van ons", shared="on")
    text = signed_in(client, place, "b", Role.READER).get("/tiny/application/").text
    assert "Van ons" in text
    assert "Van mij" not in text


def test_a_reader_shares_nothing(client, place):
    assert save(signed_in(client, place, "a", Role.READER), shared="on").status_code == 403


def test_a_view_is_taken_away_by_its_owner_or_an_administrator(client, place):
    save(signed_in(client, place, "a", Role.EDITOR), shared="on")
    number = SavedView.objects.get().id
    assert signed_in(client, place, "b", Role.EDITOR).post(f"/tiny/views/{number}/forget").status_code == 403
    assert (
        signed_in(client, town("elders"), "c", Role.ADMINISTRATOR).post(f"/elders/views/{number}/forget").status_code
        == 404
    )
    assert signed_in(client, place, "d", Role.ADMINISTRATOR).post(f"/tiny/views/{number}/forget").status_code == 302
    assert not SavedView.objects.exists()


def test_the_same_name_again_is_the_same_view(client, place):
    reader = signed_in(client, place, "a", Role.READER)
    save(reader)
    save(reader)
    assert SavedView.objects.count() == 1
