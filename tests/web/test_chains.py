import re

import pytest

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.landscape import UNKNOWN
from regie.reports.chain.walking import _OPEN_BANDS
from regie.store.models import Role
from regie.web.chains.picture import _MISSING
from tiny import owned, setting, supplier, tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture
def place():
    made = town(landscape=owned(tiny(), "polderhost", supplier("bigcloud", "Big Cloud Inc", "US")))
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def reader(client, place):
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_chain_says_in_a_sentence_what_decides(reader):
    text = reader.get("/tiny/chains?thing=uitkeringen").text
    assert "Uitkeringen verstrekken is niet autonoom: de keten loopt via Sociaal Suite → Poldercloud" in text
    assert "naar de Verenigde Staten." in text


def test_a_line_to_what_is_unknown_says_what_it_would_be(client):
    place = town(landscape=setting(tiny(), "polderhost", sub_processors=UNKNOWN))
    compute_results(place.municipality.id)
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    table = client.get("/tiny/chains?thing=suite").text.partition("<table")[2]
    assert re.search(r"<td>gebruikt als subverwerker</td><td><a[^>]*>Subverwerker onbekend</a>", table)


def test_every_end_that_can_be_unknown_has_a_link_that_leads_to_it():
    assert _MISSING.keys() == _OPEN_BANDS.keys()


def test_the_picture_has_a_table_with_the_same_links(reader):
    text = reader.get("/tiny/chains?thing=suite").text
    assert '<svg class="chain"' in text
    assert "Als tabel" in text
    assert "draait op" in text


def test_a_thing_is_found_by_its_name_or_chosen_from_what_fits(reader):
    assert "Poldercloud is" in reader.get("/tiny/chains?thing=Poldercloud").text
    assert "Welke bedoel je?" in reader.get("/tiny/chains?thing=polder").text
    assert "Hier is niets mee te vinden" in reader.get("/tiny/chains?thing=bestaatniet").text


def test_a_block_in_focus_dims_the_rest_without_script_and_leads_to_its_page(reader):
    text = reader.get("/tiny/chains?thing=suite&focus=bigcloud").text
    assert 'class="block organisation yes dim"' in text or "dim" in text
    assert 'href="/tiny/organisation/bigcloud"' in text


def test_without_a_choice_the_largest_risk_is_shown(reader):
    assert 'value="Sociaal Suite"' in reader.get("/tiny/chains").text


def test_before_anything_is_computed_the_page_says_what_to_do(client):
    place = town("leeg")
    client.force_login(place.user("nieuw", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert "Kies waar de keten begint" in client.get("/leeg/chains").text


def test_chains_of_another_municipality_are_not_there(reader):
    town("elders", landscape=tiny())
    assert reader.get("/elders/chains?thing=suite").status_code == 404


def test_a_chain_asks_the_database_few_questions(reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(18):
        reader.get("/tiny/chains?thing=uitkeringen")
