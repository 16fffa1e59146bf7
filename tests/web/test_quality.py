"""The page of the quality of the data: how good it is by cluster, field and source, and how that changed."""

import re
from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.edit import edit
from regie.store.models import Result, Role

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
FIRST, SECOND, THIRD = date(2026, 11, 1), date(2026, 11, 15), date(2026, 12, 1)


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id, day=FIRST)
    return made


@pytest.fixture
def reader(client, place):
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def emptied(place, day):
    """Of one organisation the seat is no longer known, and results are computed again."""
    key = place.municipality.things.filter(noun="organisation", known__has_key="seat").values_list("key", flat=True)[0]
    edit(place.actor(), key, {"seat": ""}, source="register", day=day, why="niet meer bekend")
    compute_results(place.municipality.id, day=day)


def test_the_three_shares_and_every_way_of_counting_are_shown(reader):
    for by in ("cluster", "field", "source", "onzin"):
        answer = reader.get(f"/tiny/quality/?by={by}")
        assert answer.status_code == 200
        assert {"share-complete", "share-overdue", "share-contradicted"} <= set(
            re.findall(r'id="([^"]+)"', answer.text)
        )
        assert "Nog geen eerdere cijfers" in answer.text


def test_a_field_leads_to_the_things_it_lacks_of(reader):
    text = reader.get("/tiny/quality/?by=field").text
    found = re.findall(r'href="(/tiny/application/\?\w+=\?)"', text)
    assert found
    assert all(reader.get(address).status_code == 200 for address in found)


def test_what_is_no_longer_filled_in_shows_against_an_earlier_day(reader, place):
    emptied(place, SECOND)
    text = reader.get("/tiny/quality/?by=field").text
    assert "lager" in text
    assert "sinds 1 november 2026" in text
    assert 'class="line complete"' in text


def test_any_earlier_day_can_be_compared_with(reader, place):
    emptied(place, SECOND)
    compute_results(place.municipality.id, day=THIRD)
    assert "sinds 1 november 2026" in reader.get("/tiny/quality/").text
    assert "sinds 15 november 2026" in reader.get("/tiny/quality/?since=2026-11-15").text
    assert "sinds 1 november 2026" in reader.get("/tiny/quality/?since=2020-01-01").text


def test_of_each_day_the_quality_is_kept_once(place):
    for _ in range(2):
        place.municipality.version += 1
        place.municipality.save()
        compute_results(place.municipality.id, day=FIRST)
    compute_results(place.municipality.id, day=SECOND)
    compute_results(place.municipality.id, day=THIRD)
    kept = Result.objects.filter(kind="quality").order_by("id").values_list("run__day", flat=True)
    assert list(kept) == [FIRST, SECOND, THIRD]


def test_before_the_first_results_the_page_says_so(client):
    made = town("leeg")
    client.force_login(made.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/leeg/quality/").status_code == 200
