from datetime import date, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from calling import TOMORROW, Program, program, secret_of
from keeping import town
from regie.actions.keeping.signed_in import actor_of
from regie.actions.keeping.tokens import Scope, make_token, revoke_token, tokens_of
from regie.landscape.faults import InputFaults
from regie.store.models import AuditEntry, Membership, Role, Token

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


def test_without_a_token_nothing_is_shown(place):
    answer = Program("tiny").get("applications")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="regie"')
    assert Program("tiny", "regie_verzonnen").get("applications").status_code == 401


def test_of_the_secret_only_a_hash_is_kept(place):
    caller = program(place)
    kept = Token.objects.values().get()
    assert caller.secret not in str(kept)


def test_a_token_shows_one_municipality_and_no_other(place):
    other = town("elders")
    caller = program(place)
    both = Membership.objects.get(user__tokens__isnull=False).user
    Membership.objects.create(user=both, municipality=other.municipality, role=Role.ADMINISTRATOR)
    assert caller.get("/api/v1/municipalities/elders/applications").status_code == 404
    assert [one["slug"] for one in caller.get("/api/v1/municipalities").json()["items"]] == ["tiny"]


def test_an_ended_token_no_longer_works(place):
    caller = program(place)
    Token.objects.update(expires_at=timezone.now())
    assert caller.get("applications").status_code == 401


def test_a_revoked_token_no_longer_works_and_the_log_says_so(place):
    caller = program(place)
    token = Token.objects.get()
    revoke_token(actor_of(token.user_id, "tiny"), token.id)
    assert caller.get("applications").status_code == 401
    assert [(one.action, one.about) for one in AuditEntry.objects.all()[:2]] == [
        ("revoke_token", "test"),
        ("make_token", "test"),
    ]


def test_a_token_may_never_do_more_than_its_owner_may_now(place):
    caller = program(place)
    Membership.objects.update(role=Role.READER)
    assert caller.get("applications").status_code == 200
    assert caller.ask("POST", "applications", {"id": "x", "name": "x"}).status_code == 403
    Membership.objects.all().delete()
    assert caller.get("applications").status_code == 401


def test_nobody_gives_a_token_what_they_may_not_do(place):
    user = place.user("lezer", Role.READER)
    with pytest.raises(InputFaults) as refused:
        make_token(actor_of(user.pk, "tiny"), "", [Scope.EDIT], date(2020, 1, 1))
    assert [one.place.column for one in refused.value.faults] == ["name", "last_day", "scopes"]


def test_a_token_lasts_a_year_at_most(place):
    actor = actor_of(place.user("lezer", Role.READER).pk, "tiny")
    with pytest.raises(InputFaults):
        make_token(actor, "te lang", [], TOMORROW + timedelta(days=366))


def test_it_is_kept_when_a_token_was_last_used(place):
    program(place).get("applications")
    token = Token.objects.get()
    assert token.used_at is not None
    assert [one.id for one in tokens_of(token.user_id)] == [token.id]


def test_an_import_token_takes_in_and_undoes_but_edits_nothing(place):
    caller = program(place, Role.ADMINISTRATOR, Scope.IMPORT)
    assert caller.ask("POST", "applications", {"id": "x", "name": "x"}).status_code == 403
    assert caller.ask("POST", "changes/1/_undo").status_code == 200


def test_a_session_reads_and_does_not_write(client, place):
    client.force_login(place.user("beheer", Role.ADMINISTRATOR), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/api/v1/municipalities/tiny/applications").status_code == 200
    assert client.get("/api/v1/municipalities").json()["items"][0]["slug"] == "tiny"
    written = client.post("/api/v1/municipalities/tiny/applications", {}, content_type="application/json")
    assert written.status_code == 401
    assert client.get("/api/v1/municipalities/elders/applications").status_code == 404


@override_settings(API_PER_MINUTE=2)
def test_a_token_that_asks_too_much_is_told_to_wait(place):
    caller = program(place)
    assert [caller.get("applications").status_code for _ in range(3)] == [200, 200, 429]
    assert caller.get("applications")["Retry-After"] == "60"
    user = place.user("ander", Role.READER)
    assert Program("tiny", secret_of(user, "tiny")).get("applications").status_code == 200
