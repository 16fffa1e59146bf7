"""The large city has the proportions of the source documents (facts of 2025 and 2026) and the gaps of a real export."""

import hashlib
import os
import subprocess
import sys
from collections import Counter

import pytest

import regie
from regie.analyses.failure import Scenario, fail
from regie.examples import amsterdam_schaal
from regie.landscape import (
    NOUNS,
    Application,
    Contract,
    Dataset,
    Dependency,
    Organisation,
    Platform,
    Process,
    Status,
    Team,
    fact_fields,
)
from regie.landscape.vocabulary import Function, OrganisationKind, ServiceModel

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def city():
    return amsterdam_schaal()


def share(things, test):
    return sum(bool(test(one)) for one in things) / len(things)


def on(city, *platforms):
    return [app for app in city.all(Application) if app.platform.value_or("") in platforms]


def test_there_are_1300_applications_and_about_480_suppliers(city):
    assert len(city.all(Application)) == 1300
    suppliers = [
        one
        for one in city.all(Organisation)
        if one.kind.value_or(None) in (OrganisationKind.SUPPLIER, OrganisationKind.HOLDING)
    ]
    assert len(suppliers) == pytest.approx(480, rel=0.05)


def test_half_of_the_applications_is_saas(city):
    assert share(city.all(Application), lambda app: app.service_model.value_or(None) is ServiceModel.SAAS) == (
        pytest.approx(0.5, abs=0.03)
    )


def test_about_150_stand_at_kpn_and_about_150_on_azure_of_which_70_with_a_devops_team(city):
    assert len(on(city, "hent")) == pytest.approx(150, abs=5)
    azure = on(city, "azure-stad", "hlz")
    assert len(azure) == pytest.approx(150, abs=5)
    own = [app for app in azure if any(id_.startswith("TEAM-DEV") for id_ in app.operated_by.value_or(()))]
    assert len(own) == pytest.approx(70, abs=3)


def test_the_rest_is_mostly_workplace(city):
    elsewhere = {app.id for app in on(city, "hent", "azure-stad", "hlz")}
    rest = [
        app
        for app in city.all(Application)
        if app.service_model.value_or(ServiceModel.SAAS) is not ServiceModel.SAAS and app.id not in elsewhere
    ]
    assert share(rest, lambda app: app.service_model.value_or(None) is ServiceModel.WORKPLACE) > 0.9


def test_about_half_is_operated_centrally(city):
    central = ("kpn", "solvinity", "sogeti", "TEAM")
    assert share(city.all(Application), lambda app: str(app.operated_by.value_or(("",))[0]).startswith(central)) == (
        pytest.approx(0.5, abs=0.06)
    )


def test_over_20_000_workplaces_are_on_microsoft_365(city):
    users = [app.users.value_or(0) for app in on(city, "m365") if app.function.value_or(None) is Function.WORKPLACE]
    assert max(users) > 20_000


def test_four_lots_each_with_their_supplier(city):
    lots = {
        one.lot.value: one.supplier.value for one in city.all(Contract) if one.id.startswith("CON-K") and one.lot.known
    }
    assert lots == {
        "Netwerk": "proximus",
        "Werkplek": "sogeti",
        "Hosting en technisch applicatiebeheer": "kpn",
        "Beveiliging": "accenture",
    }
    assert {one.lot.value for one in city.all(Contract) if one.lot.known} == set(lots)


def test_solvinity_runs_the_cloud_platform_and_salesforce_uses_aws_and_oracle(city):
    assert "solvinity" in city["azure-stad"].operated_by.value
    assert city["azure-stad"].infrastructure.value == ("azure",)
    assert city["salesforce-cloud"].infrastructure.value == ("aws-eu", "oci")


def test_bridges_locks_and_traffic_lights_run_on_their_own_network(city):
    moved = on(city, "vor-in")
    assert 0 < len(moved) < 20
    assert all(app.operated_by.value_or(("TEAM-OT",)) == ("TEAM-OT",) for app in moved)


def test_the_large_suppliers_of_the_report_are_among_the_largest(city):
    largest = Counter(id_ for app in city.all(Application) for id_ in app.suppliers.value_or(())).most_common(40)
    assert {"microsoft", "salesforce", "sap", "centric", "pinkroccade"} <= {id_ for id_, _ in largest}


def test_310_tb_of_documents_of_which_226_on_sharepoint(city):
    def volume(home):
        held = [one for one in city.all(Dataset) if home in one.stored_in.value_or(())]
        return sum(one.volume.value for one in held)

    assert volume("sharepoint") == pytest.approx(226, abs=0.1)
    assert volume("sharepoint") + volume("opslag-extra") == pytest.approx(310, abs=0.1)
    assert city["sharepoint"].volume.value == 226


def test_most_contracts_end_in_2027_and_2028(city):
    ends = [one.end.value.year for one in city.all(Contract) if one.end.known]
    assert 0.55 < share(ends, lambda year: year in (2027, 2028)) < 0.75
    assert all(one.end.value.year in (2027, 2028) for one in city.all(Contract) if one.id.startswith("CON-K"))


def test_the_cost_stays_within_the_it_spend_of_240_million(city):
    apps, platforms = (sum(one.yearly_cost.value_or(0) for one in city.all(noun)) for noun in (Application, Platform))
    assert 120e6 < apps + platforms < 240e6


def test_every_field_of_every_noun_is_known_somewhere_and_most_are_unknown_somewhere(city):
    never = [
        (noun.noun, field.name)
        for noun in NOUNS
        for field in fact_fields(noun)
        if not any(getattr(record, field.name).claims for record in city.all(noun))
    ]
    assert never == []
    facts = [
        getattr(record, field.name).status for noun in NOUNS for record in city.all(noun) for field in fact_fields(noun)
    ]
    counted = Counter(facts)
    assert 0.2 < counted[Status.UNKNOWN] / len(facts) < 0.4
    assert 0.002 < counted[Status.CONTESTED] / len(facts) < 0.02


def test_some_facts_were_asked_for_in_vain(city):
    assert any(app.recovery_time.asked.name for app in city.all(Application))


@pytest.mark.parametrize(
    ("noun", "field", "at_least"),
    [
        (Application, "recovery_time", 0.5),
        (Application, "yearly_cost", 0.75),
        (Platform, "recovery_time", 0.5),
        (Process, "maximum_outage", 0.8),
        (Dependency, "felt_after", 0.5),
        (Contract, "end", 0.9),
        (Contract, "notice_months", 0.7),
        (Contract, "options", 0.6),
        (Contract, "yearly_cost", 0.75),
        (Team, "skills", 0.7),
    ],
)
def test_what_later_analyses_rest_on_is_mostly_known(city, noun, field, at_least):
    assert share(city.all(noun), lambda record: getattr(record, field).claims) >= at_least


def test_alternatives_are_tested_untested_and_unknown(city):
    members = [one for one in city.all(Dependency) if one.group]
    assert len(members) > 100
    assert {one.tested.value_or(None) for one in members} == {True, False, None}


def test_names_are_as_ugly_as_in_a_real_export(city):
    names = [app.name for app in city.all(Application)]
    assert any(count > 1 for count in Counter(name.casefold() for name in names).values())
    for ugly in (lambda name: "  " in name, str.isupper, lambda name: "niet gebruiken" in name):
        assert any(map(ugly, names))


@pytest.mark.parametrize("scenario", [{"without": ("microsoft",)}, {"without": ("kpn",)}, {"sanctioned": ("US",)}])
def test_a_large_dependence_that_falls_away_stops_processes_in_time(city, scenario):
    failure = fail(city, city.as_of, Scenario("test", **scenario))
    assert failure.processes
    outages = [outage for one in failure.processes for outage in one.outages.values()]
    assert all(one.worst.stops <= one.best.stops for one in outages if one.best is not None)


def test_the_same_seed_gives_the_same_city_and_another_seed_another():
    def digest(seed):
        return hashlib.sha256(repr(amsterdam_schaal(seed, 60).records).encode()).hexdigest()

    assert digest(1) == digest(1)
    assert digest(1) != digest(2)


def test_the_same_city_is_the_same_file_byte_for_byte_in_another_process(tmp_path):
    code = "import regie, sys; regie.example('amsterdam-schaal', sys.argv[1])"
    elsewhere = tmp_path / "elsewhere.xlsx"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", code, str(elsewhere)], check=True, env=environment)
    regie.example("amsterdam-schaal", tmp_path / "here.xlsx")
    assert (tmp_path / "here.xlsx").read_bytes() == elsewhere.read_bytes()
