"""The page of one thing, of each noun in its own shape."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.landscape import (
    NOUNS,
    Claim,
    Deviation,
    Evidence,
    Fact,
    Overruled,
    Source,
    contested,
    fact_fields,
    known,
    nobody_knows,
)
from regie.landscape.vocabulary import EvidenceKind, ServiceModel, Strength
from regie.store.models import Role
from regie.web.thing.groups import GROUPS
from tiny import SOURCE, adding, fact, owned, setting, supplier, tiny

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def landscape():
    """The tiny landscape with everything a page can show of a fact."""
    old = Source("oude lijst", date(2019, 1, 1))
    made = setting(
        owned(tiny(), "polderhost", supplier("bigcloud", "Big Cloud Inc", "US"), since=date(2024, 5, 1)),
        "suite",
        service_model=contested([(ServiceModel.SAAS, SOURCE), (ServiceModel.PAAS, Source("rondvraag"))]),
        users=known(400, old),
        open_source=nobody_knows(Source("functioneel beheer", date(2026, 9, 1))),
        owner=Fact(
            (Claim("afdelingshoofd", SOURCE),),
            overruled=(Overruled("inkoop", Source("oude lijst"), "de eigenaar weet het zelf"),),
        ),
    )
    made = setting(made, "c1", notice_months=6, options=2, option_months=12)
    return adding(
        made,
        Evidence(id="b1", about="suite", kind=EvidenceKind.AUDIT_REPORT, strength=fact(Strength.PROVEN)),
        Evidence(id="b2", about="suite", kind=EvidenceKind.EXIT_PLAN, expires=fact(date(2020, 1, 1))),
        Deviation(
            id="d1",
            application="suite",
            model="sourcing-2026",
            outcome="saas_european",
            reason=fact("overstap gepland"),
            decided_by=fact("directeur Sociaal"),
            until=fact(TODAY + timedelta(days=30)),
        ),
    )


@pytest.fixture
def place():
    made = town(landscape=landscape())
    compute_results(made.municipality.id)
    return made


def signed_in(client, place, role=Role.READER):
    client.force_login(place.user(role.value, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def suite(client, place):
    return signed_in(client, place).get("/tiny/application/suite").text


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun)
def test_every_fact_stands_in_one_group(noun):
    grouped = [name for _, names in GROUPS[noun.noun] for name in names]
    assert sorted(grouped) == sorted(one.name for one in fact_fields(noun))


def test_the_top_says_the_verdict_in_one_sentence(suite):
    assert "Sociaal Suite is niet autonoom door" in suite


def test_contested_claims_stand_beside_each_other_with_their_sources(suite):
    assert "SaaS <span" in suite
    assert "PaaS <span" in suite
    assert "rondvraag" in suite


def test_an_overruled_claim_stays_visible_with_why(suite):
    assert "<del>inkoop</del>" in suite
    assert "de eigenaar weet het zelf" in suite


def test_an_old_fact_says_that_it_is_out_of_date(suite):
    assert "verouderd (ouder dan 365 dagen)" in suite


def test_that_nobody_knew_is_an_answer(suite):
    assert "gevraagd, niemand wist het (functioneel beheer), 1 september 2026" in suite


def test_evidence_is_proven_claimed_or_expired(suite):
    assert "bewezen</span>" in suite
    assert "verlopen</span>" in suite


def test_a_contract_names_its_day_of_notice_and_its_last_end(suite):
    assert "30 juni 2027" in suite
    assert "31 december 2029" in suite


def test_a_decision_that_ends_soon_says_so(suite):
    assert "Afwijking loopt bijna af" in suite
    assert "overstap gepland" in suite


def test_all_48_criteria_are_there_with_both_weights_and_what_governs(suite):
    assert suite.count("<strong>SOV-") == 48
    assert "Gewicht v1.2.1" in suite
    assert "Gewicht 2026-06-01" in suite
    assert "bepaalt het niveau" in suite


def test_a_supplier_shows_who_controls_it_since_when_and_whose_law_reaches_it(client, place):
    text = signed_in(client, place).get("/tiny/organisation/polderhost").text
    assert "Big Cloud Inc" in text
    assert "1 mei 2024" in text
    assert "CLOUD Act" in text
    assert "via Big Cloud Inc" in text


def test_a_process_names_its_weakest_link(client, place):
    text = signed_in(client, place).get("/tiny/process/uitkeringen").text
    assert "de keten loopt via Sociaal Suite → Poldercloud" in text


def test_a_contract_has_its_dates_at_the_top(client, place):
    text = signed_in(client, place).get("/tiny/contract/c1").text
    assert "Opzeggen uiterlijk" in text


def test_who_decides_is_offered_a_decision_and_a_reader_is_not(client, place):
    assert "Neem een besluit" not in signed_in(client, place).get("/tiny/application/suite").text
    assert "Neem een besluit" in signed_in(client, place, Role.DECISION_MAKER).get("/tiny/application/suite").text


def test_the_trace_shows_every_rule_and_which_gave_the_outcome(client, place):
    text = signed_in(client, place).get("/tiny/trace/sourcing-2026/suite").text
    assert "geeft de uitkomst" in text
    assert client.get("/tiny/trace/nergens/suite").status_code == 404


def test_a_decision_is_taken_on_its_page(client, place):
    decider = signed_in(client, place, Role.DECISION_MAKER)
    refused = decider.post("/tiny/decide/cloud-2021/suite", {"choice": "deviate", "outcome": "saas"})
    assert refused.status_code == 422
    assert 'href="#field-reason"' in refused.text
    until = (TODAY + timedelta(days=400)).isoformat()
    typed = {
        "choice": "deviate",
        "outcome": "saas",
        "reason": "Er is niets anders",
        "decided_by": "CIO",
        "until": until,
    }
    text = decider.post("/tiny/decide/cloud-2021/suite", typed, follow=True).text
    assert "Het besluit is vastgelegd." in text
    assert "Er is niets anders" in text


def test_two_days_of_a_thing_and_of_everything_can_be_compared(client, place):
    reader = signed_in(client, place)
    text = reader.get("/tiny/compare/suite?from=2020-01-01").text
    assert "Toegevoegd" in text
    assert "Tussen deze dagen veranderde er niets" in reader.get(f"/tiny/compare/suite?from={TODAY}").text
    assert reader.get("/tiny/compare/nergens").status_code == 404
    everything = reader.get("/tiny/compare?from=2020-01-01").text
    assert "Doelen toen en nu" in everything
    assert "Poldercloud" in everything


@pytest.mark.parametrize(
    ("address", "most"),
    [("application/suite", 24), ("organisation/polderhost", 20), ("process/uitkeringen", 20), ("contract/c1", 14)],
)
def test_a_page_asks_the_database_few_questions(client, place, django_assert_max_num_queries, address, most):
    reader = signed_in(client, place)
    with django_assert_max_num_queries(most):
        reader.get(f"/tiny/{address}")


def test_before_anything_is_computed_the_facts_are_there(client):
    place = town("vers", landscape=landscape())
    text = signed_in(client, place).get("/vers/application/suite").text
    assert "Sociaal Suite" in text
    assert "afdelingshoofd" in text


def test_who_decides_looks_first_at_what_somebody_else_decided_meanwhile(client, place):
    decider = signed_in(client, place, Role.DECISION_MAKER)
    form = decider.get("/tiny/decide/cloud-2021/suite").text
    assert 'name="running"' not in form
    typed = {
        "choice": "deviate",
        "outcome": "saas",
        "reason": "nodig",
        "decided_by": "directeur",
        "until": "2090-01-01",
    }
    decider.post("/tiny/decide/cloud-2021/suite", typed | {"looked": "1"})
    answer = decider.post("/tiny/decide/cloud-2021/suite", typed | {"looked": "1", "reason": "anders"})
    assert answer.status_code == 409
    assert "Iemand anders heeft hier intussen over besloten" in answer.text
    (running,) = re.findall('name="running" value="([^"]*)"', answer.text)
    again = typed | {"looked": "1", "running": running, "reason": "anders"}
    assert decider.post("/tiny/decide/cloud-2021/suite", again).status_code == 302
