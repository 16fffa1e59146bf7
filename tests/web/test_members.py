import re

import pytest

from keeping import town
from regie.store.models import AuditEntry, Membership, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


@pytest.fixture
def administrator(client, place):
    user = place.user("beheerder", Role.ADMINISTRATOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def roles_of(user):
    return sorted(Membership.objects.filter(user=user).values_list("role", flat=True))


def test_somebody_who_is_added_chooses_a_password_by_a_link_and_signs_in(administrator, client, place):
    answer = administrator.post(
        "/tiny/members", {"username": "nieuw", "role": ["reader", "owner"], "owns": "Teamhoofd\n\n Chef "}
    )
    link = re.search(r'value="http://testserver(/password/[^"]+)"', answer.text)[1]
    made = Membership.objects.get(user__username="nieuw", role="owner")
    assert made.owns == ["Chef", "Teamhoofd"]
    client.logout()
    client.post(link, {"wanted": "paarse fiets onder brug", "again": "paarse fiets onder brug"})
    assert client.post("/sign-in", {"username": "nieuw", "password": "paarse fiets onder brug"}).status_code == 302


def test_all_that_is_wrong_with_a_new_account_is_said_at_once(administrator):
    answer = administrator.post("/tiny/members", {"username": "beheerder"})
    assert answer.status_code == 422
    assert "bestaat al" in answer.text
    assert "geen rol gekozen" in answer.text
    assert User.objects.count() == 1


def test_roles_change_at_once_and_are_in_the_log_with_the_reason(administrator, place):
    other = place.user("ander", Role.READER)
    administrator.post(f"/tiny/members/{other.id}", {"role": "editor", "clusters": "*", "why": "nieuwe functie"})
    assert roles_of(other) == ["editor"]
    assert AuditEntry.objects.filter(action="roles_changed", about="ander", why="nieuwe functie").exists()


@pytest.mark.parametrize("act", ["", "/deactivate"])
def test_the_last_administrator_cannot_be_taken_away(administrator, place, act):
    me = User.objects.get(username="beheerder")
    answer = administrator.post(f"/tiny/members/{me.id}{act}", {"role": "reader"})
    assert answer.status_code == 422
    assert "geen beheerder meer" in answer.text
    me.refresh_from_db()
    assert (roles_of(me), me.is_active) == (["administrator"], True)


def test_a_switched_off_administrator_does_not_count_as_one(administrator, place):
    asleep = place.user("slaapt", Role.ADMINISTRATOR)
    User.objects.filter(id=asleep.id).update(is_active=False)
    me = User.objects.get(username="beheerder")
    assert administrator.post(f"/tiny/members/{me.id}", {"role": "reader"}).status_code == 422


def test_who_is_switched_off_stays_known_and_can_be_switched_on(administrator, place):
    other = place.user("ander", Role.READER)
    administrator.post(f"/tiny/members/{other.id}/deactivate")
    other.refresh_from_db()
    assert not other.is_active
    assert "ander" in administrator.get("/tiny/members").text
    administrator.post(f"/tiny/members/{other.id}/activate")
    other.refresh_from_db()
    assert other.is_active


@pytest.mark.parametrize("act", ["password-link", "deactivate"])
def test_an_account_that_also_belongs_elsewhere_is_not_ours_to_take_over(administrator, place, act):
    shared = place.user("gedeeld", Role.READER)
    Membership.objects.create(user=shared, municipality=town("elders").municipality, role=Role.ADMINISTRATOR)
    answer = administrator.post(f"/tiny/members/{shared.id}/{act}")
    assert answer.status_code == 422
    assert "/password/" not in answer.text
    shared.refresh_from_db()
    assert shared.is_active


def test_who_administers_the_installation_is_not_ours_to_take_over(administrator, place):
    high = place.user("hoog", Role.READER)
    User.objects.filter(id=high.id).update(is_superuser=True)
    assert administrator.post(f"/tiny/members/{high.id}/password-link").status_code == 422


def test_a_user_of_another_municipality_is_not_there(administrator):
    other = town("elders").user("ander", Role.READER)
    assert administrator.get(f"/tiny/members/{other.id}").status_code == 404
    assert administrator.post(f"/tiny/members/{other.id}", {"role": "administrator"}).status_code == 404
    assert roles_of(other) == ["reader"]


def test_sessions_end_when_an_administrator_says_so(administrator, place):
    from django.test import Client

    other, theirs = place.user("ander", Role.READER), Client()
    theirs.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    administrator.post(f"/tiny/members/{other.id}/end-sessions")
    assert theirs.get("/tiny/overview").status_code == 302


def test_the_installation_opens_a_municipality_and_sees_nothing_of_it(client, place):
    high = User.objects.create_user("hoog", is_superuser=True)
    client.force_login(high, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/installation", {"slug": "nieuw", "name": "Nieuw", "administrator": "eerste"})
    assert "/password/" in answer.text
    assert Membership.objects.get(user__username="eerste").role == Role.ADMINISTRATOR
    assert client.get("/nieuw/overview").status_code == 404
    assert client.get("/tiny/overview").status_code == 404
    client.post("/installation/nieuw/rename", {"name": "Vernieuwd"})
    assert AuditEntry.objects.filter(action="municipality_renamed", about="Nieuw → Vernieuwd").exists()


@pytest.mark.parametrize("slug", ["account", "help", "Met Spatie", "", "tiny", "static"])
def test_an_address_that_cannot_be_is_refused_with_everything_else(client, place, slug):
    high = User.objects.create_user("hoog", is_superuser=True)
    client.force_login(high, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/installation", {"slug": slug, "name": "", "administrator": "een twee"})
    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 3


def test_an_administrator_of_a_municipality_does_not_administer_the_installation(administrator):
    assert administrator.get("/installation").status_code == 403
