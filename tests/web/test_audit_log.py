from datetime import timedelta

import pytest
from django.utils import timezone

from keeping import town
from regie.actions.keeping.edit import edit
from regie.actions.keeping.sign_ins import forget_old
from regie.store.models import AuditEntry, Role
from tiny import tiny

pytestmark = pytest.mark.django_db
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")


@pytest.fixture
def place():
    made = town()
    edit(made.actor(), APPLICATION, {"users": "120"}, source="navraag", day=timezone.localdate(), why="=geteld")
    return made


@pytest.fixture
def administrator(client, place):
    user = place.user("beheerder", Role.ADMINISTRATOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_log_says_who_what_why_and_from_where(administrator):
    text = administrator.get("/tiny/audit").text
    for part in ("tester", "Bewerkt", APPLICATION, "=geteld", "beheerder", "Ingelogd"):
        assert part in text


def test_the_log_is_filtered_by_its_address(administrator):
    assert "2 regels" not in administrator.get("/tiny/audit?action=edit").text
    assert "1 regel" in administrator.get("/tiny/audit?action=edit&who=TEST").text
    assert "Niets gevonden" in administrator.get("/tiny/audit?end=2020-01-01").text
    assert administrator.get("/tiny/audit?start=nooit&page=x").status_code == 200


def test_the_file_holds_what_the_page_shows_and_no_formula(administrator):
    answer = administrator.get("/tiny/audit.csv?action=edit")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert ";'=geteld;" in lines[1]


def test_a_refusal_is_in_the_log(client, place):
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/tiny/audit").status_code == 403
    entry = AuditEntry.objects.get(action="refused")
    assert (entry.who, entry.about, entry.why) == ("lezer", "/tiny/audit", "administer")


def test_what_is_older_than_is_kept_goes_but_never_the_story_of_a_change(place, settings):
    settings.AUDIT_DAYS = 30
    AuditEntry.objects.create(municipality=place.municipality, who="x", action="sign_in", channel="page")
    AuditEntry.objects.update(at=timezone.now() - timedelta(days=31))
    forget_old(place.municipality)
    assert set(AuditEntry.objects.values_list("action", flat=True)) == {"take_in", "edit"}


def test_another_municipality_has_another_log(client, place):
    other = town("elders")
    client.force_login(other.user("ander", Role.ADMINISTRATOR), backend="django.contrib.auth.backends.ModelBackend")
    assert "=geteld" not in client.get("/elders/audit").text
