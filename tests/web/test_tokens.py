import re
from datetime import timedelta

import pytest
from django.utils import timezone

from calling import Program
from keeping import town
from regie.store.models import Role, Token

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    place = town()
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def given(**more):
    last = (timezone.localdate() + timedelta(days=30)).isoformat()
    return {"name": "mijn-proef", "municipality": "tiny", "scopes": ["read"], "last_day": last, **more}


def test_a_token_is_shown_once_and_works(signed_in):
    answer = signed_in.post("/account/tokens", given())
    secret = re.search(r'value="(regie_[^"]+)"', answer.text)[1]
    assert Program("tiny", secret).get("applications").status_code == 200
    again = signed_in.get("/account/tokens").text
    assert secret not in again
    assert secret[:12] in again


def test_all_that_is_wrong_is_said_at_once_and_what_was_typed_stays(signed_in):
    answer = signed_in.post("/account/tokens", given(name=" ", scopes=["edit"], last_day="2020-01-01"))
    assert answer.status_code == 422
    assert answer.text.count('class="wrong"') == 3
    assert 'value="2020-01-01"' in answer.text
    assert not Token.objects.exists()


def test_one_is_not_offered_what_one_may_not_do(signed_in):
    text = signed_in.get("/account/tokens").text
    assert 'value="read"' in text
    assert 'value="edit"' not in text


def test_a_revoked_token_stays_in_the_list_and_no_longer_works(signed_in):
    secret = re.search(r'value="(regie_[^"]+)"', signed_in.post("/account/tokens", given()).text)[1]
    answer = signed_in.post(f"/account/tokens/tiny/{Token.objects.get().id}/revoke", follow=True)
    assert "Ingetrokken" in answer.text
    assert Program("tiny", secret).get("applications").status_code == 401


def test_a_token_of_somebody_else_is_not_there(signed_in, client):
    signed_in.post("/account/tokens", given())
    number = Token.objects.get().id
    other = town("elders").user("ander", Role.ADMINISTRATOR)
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/account/tokens/tiny/{number}/revoke").status_code == 404
    assert client.post(f"/account/tokens/elders/{number}/revoke").status_code == 404
    assert "mijn-proef" not in client.get("/account/tokens").text
