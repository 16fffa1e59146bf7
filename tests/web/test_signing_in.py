"""Local accounts: five tries, sessions that end when they should, cookies and headers of a careful site."""

import re

import pytest

from keeping import town
from regie.actions.keeping.own_account import password_link
from regie.store.models import AuditEntry, Role, User

pytestmark = pytest.mark.django_db
GOOD = "paarse fiets onder brug"
BETTER = "groene kano naast molen"


@pytest.fixture
def user(db):
    place = town()
    made = place.user("iemand", Role.READER)
    made.set_password(GOOD)
    made.save()
    return made


def sign_in(client, password=GOOD, username="iemand", **more):
    return client.post("/sign-in", {"username": username, "password": password}, **more)


def test_after_five_wrong_passwords_the_right_one_has_to_wait(client, user):
    assert [sign_in(client, "fout").status_code for _ in range(5)] == [401, 401, 401, 401, 429]
    assert sign_in(client).status_code == 429
    assert client.get("/account").status_code == 302


def test_somebody_elsewhere_cannot_lock_an_account_for_its_owner(client, user):
    for _ in range(5):
        sign_in(client, "fout", REMOTE_ADDR="192.0.2.7")
    assert sign_in(client).status_code == 302


def test_a_session_from_before_signing_in_is_not_the_one_after(client, user):
    client.get("/sign-in")
    session = client.session
    session["before"] = "1"
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    sign_in(client)
    assert client.cookies["session"].value != before


def test_another_password_ends_every_other_session(client, user):
    from django.test import Client

    other = Client()
    sign_in(client)
    sign_in(other)
    answer = client.post("/account", {"present": GOOD, "wanted": BETTER, "again": BETTER})
    assert answer.status_code == 302
    assert client.get("/account").status_code == 200
    assert other.get("/account").status_code == 302
    assert sign_in(other).status_code == 401
    assert sign_in(other, BETTER).status_code == 302


def test_signing_out_everywhere_ends_every_session(client, user):
    from django.test import Client

    other = Client()
    sign_in(client)
    sign_in(other)
    client.post("/account/sign-out-everywhere")
    assert (client.get("/account").status_code, other.get("/account").status_code) == (302, 302)


def test_who_is_switched_off_is_out_at_once(client, user):
    sign_in(client)
    User.objects.update(is_active=False)
    assert client.get("/tiny/overview").status_code == 302
    assert sign_in(client).status_code == 401


def test_what_is_wrong_with_a_new_password_is_said_all_at_once(client, user):
    sign_in(client)
    answer = client.post("/account", {"present": "fout", "wanted": "kort", "again": "anders"})
    assert answer.status_code == 422
    assert "Het huidige wachtwoord klopt niet" in answer.text
    assert "niet gelijk" in answer.text
    assert "14" in answer.text


@pytest.mark.parametrize(
    "password",
    ["Welkom01Welkom01", "GemeenteAmsterdam2026!", "W4chtw00rd-2026-!!", "aaaaaaaaaaaaaaaaaa", "abcabcabcabcabc"],
)
def test_a_long_password_that_everybody_tries_is_refused(client, user, password):
    sign_in(client)
    assert client.post("/account", {"present": GOOD, "wanted": password, "again": password}).status_code == 422


def test_a_link_for_a_password_works_once(client, user):
    link, token = password_link(user)
    address = f"/password/{link}/{token}"
    assert client.get(address).status_code == 200
    assert client.post(address, {"wanted": BETTER, "again": BETTER})["Location"] == "/sign-in"
    assert client.get(address).status_code == 404
    assert sign_in(client, BETTER).status_code == 302


def test_a_link_for_a_password_ends_after_a_day(client, user, settings):
    link, token = password_link(user)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(f"/password/{link}/{token}").status_code == 404


@pytest.mark.parametrize("link", ["MQ", "x", "LTE", "4pyT"])
def test_a_link_that_was_made_up_is_not_there(client, user, link):
    assert client.get(f"/password/{link}/abc-def").status_code == 404


def test_sign_ins_and_refusals_are_noted_without_what_was_typed(client, user):
    sign_in(client, "fout")
    sign_in(client, "fout", username="mijn geheime wachtwoord")
    sign_in(client)
    assert list(AuditEntry.objects.order_by("id").values_list("who", "action"))[-3:] == [
        ("iemand", "sign_in_refused"),
        ("", "sign_in_refused"),
        ("iemand", "sign_in"),
    ]
    assert AuditEntry.objects.first().address


def test_cookies_with_https_on_are_bound_to_this_host_and_closed_to_scripts(client, user, settings):
    import subprocess
    import sys

    code = (
        "import os; os.environ.update(REGIE_HTTPS='yes', REGIE_SECRET_KEY='x' * 50);"
        "from regie.site import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS)"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.split() == ["__Host-session", "__Host-csrf", "True", "True", "True", "31536000"]
    for name in ("SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT"):
        setattr(settings, name, True)
    settings.SESSION_COOKIE_NAME = "__Host-session"
    assert sign_in(client)["Location"].startswith("https://")
    cookie = sign_in(client, secure=True).cookies["__Host-session"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
        *(True, True, "Lax", "/", ""),
    )


def test_a_session_ends_with_the_working_day(settings):
    assert settings.SESSION_COOKIE_AGE <= 8 * 60 * 60
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE


def test_a_form_without_our_token_is_refused(user):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict).status_code == 403


def test_a_sign_in_form_tells_password_keepers_what_is_what(client, user):
    text = client.get("/sign-in").text
    assert re.search(r'id="username"[^>]*autocomplete="username"', text)
    assert 'autocomplete="current-password"' in text
