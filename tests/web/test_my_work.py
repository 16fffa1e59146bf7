import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.signing import dumps
from django.utils import timezone

from keeping import town
from regie.actions.keeping import owner_links
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.edit import edit
from regie.actions.keeping.my_work import my_work
from regie.actions.keeping.owner_links import make_owner_link
from regie.landscape import UNKNOWN, Claim, Fact, Source, known
from regie.store.landscapes import landscape_of
from regie.store.models import AuditEntry, Membership, OwnerLink, Role, Thing
from tiny import tiny

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)
APPLICATION = next(record for record in tiny().records if record.noun == "application")
OWNER = "Teamhoofd"


def owned(**facts):
    """The tiny landscape whose application has an owner, and these facts."""
    changed = replace(APPLICATION, owner=known(OWNER), **facts)
    return replace(tiny(), records=tuple(changed if one.id == changed.id else one for one in tiny().records))


@pytest.fixture
def place():
    made = town(landscape=owned(lifecycle=UNKNOWN))
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def owner(client, place):
    user = place.user("eigenaar", Role.OWNER)
    Membership.objects.filter(user=user).update(owns=[OWNER])
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def link(place):
    made, token = make_owner_link(place.actor(), OWNER)
    return made, f"/answer/{token}"


def states(place, **facts):
    Thing.objects.all().delete()
    from regie.actions.keeping.changing import change
    from regie.actions.keeping.performing import performing
    from regie.actions.keeping.rights import Permission
    from regie.landscape import Change

    with performing(place.actor(), Permission.IMPORT, "take_in") as doing:
        change(doing, Change("start", put=owned(**facts).records))
    found = my_work(place.actor(Role.OWNER, owns=(OWNER,)), DAY)
    return {one.field.name: one.state for one in (*found.questions, *found.nobody_knew)}


def question(field="lifecycle", **more):
    return {"key": APPLICATION.id, "field": field, **more}


def lifecycle(place):
    return landscape_of(place.municipality)[APPLICATION.id].lifecycle


def test_what_is_unknown_contested_stale_or_ending_is_asked(place):
    old = Fact((Claim(3, Source("telling", date(2020, 1, 1))),))
    found = states(place, lifecycle=UNKNOWN, users=old, platform=Fact((Claim("", Source("a")), Claim("", Source("b")))))
    assert found["lifecycle"] == "unknown"
    assert "users" not in found, "only what results hang on is asked"


def test_a_fact_older_than_its_limit_is_asked_again(place):
    held = next(iter(APPLICATION.suppliers.candidates))
    found = states(place, suppliers=Fact((Claim(held, Source("contract", date(2020, 1, 1))),)))
    assert found["suppliers"] == "stale"
    found = states(place, suppliers=Fact((Claim(held, Source("contract", DAY - timedelta(days=9))),)))
    assert "suppliers" not in found


def test_sources_that_differ_are_asked_about(place):
    held = next(iter(APPLICATION.suppliers.candidates))
    found = states(place, suppliers=Fact((Claim(held, Source("a")), Claim((), Source("b")))))
    assert found["suppliers"] == "contested"


def test_an_answer_is_given_in_its_place(owner, place):
    text = owner.get("/tiny/my-work").text
    choice = re.search(r'name="field" value="lifecycle".*?<option>([^<]+)</option>', text, re.DOTALL)[1]
    before = my_work(place.actor(Role.OWNER, owns=(OWNER,)), DAY).answered
    answer = owner.post("/tiny/my-work", question(value=choice), follow=True)
    assert "Je antwoord is opgeslagen" in answer.text
    assert lifecycle(place).known
    assert lifecycle(place).source.name == OWNER
    assert my_work(place.actor(Role.OWNER, owns=(OWNER,)), DAY).answered == before + 1


def test_nobody_knows_is_an_answer_with_who_and_when(owner, place):
    answer = owner.post("/tiny/my-work", question(nobody="1"), follow=True)
    assert "Nog uit te zoeken" in answer.text
    assert lifecycle(place).asked == Source(OWNER, timezone.localdate())
    assert AuditEntry.objects.filter(action="nobody_knows", about=APPLICATION.id).exists()


def test_a_wrong_answer_comes_back_at_its_field(owner, place):
    answer = owner.post("/tiny/my-work", question(value="zomaar"))
    assert answer.status_code == 422
    assert re.search(r'href="#(q\d+)"', answer.text)[1] in re.findall(r'id="(q\d+)"', answer.text)
    assert not lifecycle(place).claims
    assert owner.post("/tiny/my-work", question(value=" ")).status_code == 422


def test_what_somebody_else_answered_meanwhile_is_not_overwritten(owner, place):
    Thing.objects.filter(key=APPLICATION.id).update(version=7)
    assert owner.post("/tiny/my-work", question(value="in gebruik", seen="6")).status_code in (409, 422)


def test_only_ones_own_things_are_asked_about(client, place):
    user = place.user("ander", Role.OWNER)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "Er staat niets op jouw naam" in client.get("/tiny/my-work").text
    assert client.post("/tiny/my-work", question(nobody="1")).status_code == 404


def test_what_critical_processes_need_comes_first(place):
    found = my_work(place.actor(), DAY).questions
    weights = [(one.critical, one.processes) for one in found]
    assert weights == sorted(weights, reverse=True)


def test_an_owner_without_account_answers_by_a_link(client, place, link):
    address = link[1]
    page = client.get(address)
    assert OWNER in page.text
    assert client.post(address, question(nobody="1")).status_code == 302
    assert lifecycle(place).asked.name == OWNER
    entry = AuditEntry.objects.get(action="nobody_knows")
    assert (entry.channel, entry.user) == ("link", None)
    assert OWNER in entry.who


def test_a_link_opens_nothing_else(client, place, link):
    address = link[1]
    other = next(one.id for one in tiny().records if one.noun == "platform")
    assert client.post(address, {"key": other, "field": "kind", "nobody": "1"}).status_code == 404
    for field in ("owner", "users", "name", ""):
        assert client.post(address, question(field, value="Iemand anders")).status_code == 404
    client.get(address)
    assert client.get("/tiny/overview").status_code == 302
    names = [one.name for one in tiny().records if one.noun == "process"]
    assert not any(name in client.get(address).text for name in names)


@pytest.mark.parametrize("change", ["x", "", "older"])
def test_a_link_that_was_tampered_with_does_not_count(client, link, change):
    made, address = link
    token = address.removeprefix("/answer/")
    wrong = {"x": f"{token}x", "": token.partition(":")[0], "older": dumps(made.pk, salt="other")}[change]
    assert client.get(f"/answer/{wrong}").status_code == 404
    assert client.post(f"/answer/{wrong}", question(nobody="1")).status_code == 404


def test_a_link_ends(client, link):
    address = link[1]
    OwnerLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(address).status_code == 404


def test_a_link_can_be_revoked(client, place, link):
    made, address = link
    client.force_login(place.user("beheerder", Role.ADMINISTRATOR), backend="django.contrib.auth.backends.ModelBackend")
    client.post(f"/tiny/owners/links/{made.id}/revoke")
    assert client.get(address).status_code == 404
    assert AuditEntry.objects.filter(action="link_revoked").exists()


def test_a_link_takes_no_more_answers_than_a_person_gives(client, link, monkeypatch):
    monkeypatch.setattr(owner_links, "MOST_AN_HOUR", 1)
    assert client.post(link[1], question(nobody="1")).status_code == 302
    assert client.post(link[1], question("platform", nobody="1")).status_code == 429


def test_an_editor_makes_a_link_from_the_list_of_owners(client, place):
    user = place.user("redacteur", Role.EDITOR, clusters=("*",))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/tiny/owners", {"owner": OWNER})
    address = re.search(r'value="http://testserver(/answer/[^"]+)"', answer.text)[1]
    client.logout()
    assert client.get(address).status_code == 200
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post("/tiny/owners", {"owner": "Niemand"}).status_code == 404


def test_that_nobody_knows_does_not_take_away_what_somebody_answered_meanwhile(owner, place):
    version = Thing.objects.get(key=APPLICATION.id).version
    edit(place.actor(), APPLICATION.id, {"lifecycle": "in productie"}, source="beheer", day=DAY)
    said = {"key": APPLICATION.id, "field": "lifecycle", "nobody": "1", "seen": version}
    assert owner.post("/tiny/my-work", said).status_code == 409
    assert landscape_of(place.municipality)[APPLICATION.id].lifecycle.known
