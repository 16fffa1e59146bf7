"""What council and citizens see, and who decides that."""

from datetime import date

import pytest

from keeping import town
from regie.actions.keeping import publishing
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.publishing import Chosen
from regie.actions.keeping.rights import NotAllowedError
from regie.landscape.faults import InputFaults
from regie.store.models import AuditEntry, Role
from tiny import tiny

pytestmark = pytest.mark.django_db
WANTED = Chosen(("thirty-percent/suppliers",), {"nl": "Beste inwoner <b>", "en": "Dear citizen"})


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def maker(client, place):
    user = place.user("besluit", Role.DECISION_MAKER)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_nothing_is_public_until_somebody_publishes_it(client, place):
    assert client.get("/tiny/public").status_code == 404


def test_only_what_is_chosen_is_shown_and_anybody_may_see_it(client, place):
    publishing.publish(place.actor(), WANTED)
    text = client.get("/tiny/public").text
    assert "30% van Nederlandse of Europese leveranciers" in text
    assert "Kritische processen op één lijst" not in text
    assert "Beste inwoner &lt;b&gt;" in text


def test_no_name_of_a_thing_is_public(client, place):
    every = tuple(
        f"{key}/{one['id']}"
        for key, goal in publishing.Shown(place.actor()).results("goal").items()
        for one in goal["readings"]
    )
    publishing.publish(place.actor(), Chosen(every, {}))
    text = client.get("/tiny/public").text
    names = {record.name for record in tiny().records if hasattr(record, "name") and record.name != "Tiny"}
    assert {name for name in names if f">{name}<" in text or f" {name} " in text} == set()


def test_the_page_is_in_both_languages_and_caches_may_keep_it(client, place):
    publishing.publish(place.actor(), WANTED)
    answer = client.get("/tiny/public?language=en")
    assert "Dear citizen" in answer.text
    assert '<html lang="en">' in answer.text
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in answer
    assert client.get("/tiny/public?language=en", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_what_is_public_stays_as_it_was_published(client, place):
    publishing.publish(place.actor(), WANTED)
    before = client.get("/tiny/public").text
    compute_results(place.municipality.id, day=date(2030, 1, 1))
    assert client.get("/tiny/public").text == before


def test_it_can_be_taken_off_and_the_log_says_by_whom(client, place):
    publishing.publish(place.actor(), WANTED, why="raad")
    publishing.take_off(place.actor())
    assert client.get("/tiny/public").status_code == 404
    assert set(AuditEntry.objects.values_list("action", "why")) >= {("publish", "raad"), ("take_off", "")}


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.ANALYST, Role.OWNER])
def test_publishing_asks_for_the_right(place, role):
    for ask in (lambda: publishing.publish(place.actor(role), WANTED), lambda: publishing.take_off(place.actor(role))):
        with pytest.raises(NotAllowedError):
            ask()


def test_figures_that_are_behind_are_not_published(place):
    place.municipality.version += 1
    place.municipality.save()
    with pytest.raises(InputFaults) as refused:
        publishing.publish(place.actor(), Chosen((), {}))
    assert [one.place.column for one in refused.value.faults] == ["readings", "behind"]


def test_the_preview_shows_what_will_be_public_and_publishes_it(maker, client):
    choice = {"readings": ["thirty-percent/suppliers"], "text_nl": "Beste inwoner", "text_en": ""}
    preview = maker.post("/tiny/publishing/preview", choice)
    assert "Dit is nog niet openbaar" in preview.text
    assert maker.get("/tiny/public").status_code == 404
    assert "De pagina is openbaar." in maker.post("/tiny/publishing/", choice, follow=True).text
    assert "Beste inwoner" in client.get("/tiny/public").text
    assert "niet meer openbaar" in maker.post("/tiny/publishing/off", {}, follow=True).text


def test_a_choice_of_nothing_is_refused_with_why(maker):
    answer = maker.post("/tiny/publishing/preview", {})
    assert answer.status_code == 422
    assert "Kies ten minste één lezing" in answer.text
