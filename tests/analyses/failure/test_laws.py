"""An adequacy decision that falls away: data that stands in the country, or is handled from there."""

from dataclasses import replace

from regie.analyses.failure import displaced_data
from regie.landscape import UNKNOWN, Verdict
from regie.landscape.vocabulary import Privacy
from regie.reference_data.jurisdictions import adequacy_decisions
from tiny import AT, adding, setting, supplier, tiny

DPF = [law for law in adequacy_decisions() if law.id == "dpf"]


def displaced(landscape):
    return [(one.dataset, one.thing, one.surely) for one in displaced_data(landscape, AT, DPF)]


def test_nothing_moves_when_everything_is_dutch():
    assert displaced(tiny()) == []


def test_data_on_people_in_the_country_may_no_longer_stand_there():
    city = setting(tiny(), "suite", locations=("US",))
    assert displaced(city) == [("clienten", "suite", Verdict.YES)]


def test_what_the_application_runs_on_counts_too():
    assert displaced(setting(tiny(), "poldercloud", locations=("NL", "US"))) == [
        ("clienten", "poldercloud", Verdict.YES)
    ]


def test_who_only_handles_it_from_there_is_a_possible_transfer():
    city = adding(tiny(), replace(supplier("duinsoft", "Duinsoft BV", "US")))
    assert displaced(city) == [("clienten", "duinsoft", Verdict.BETWEEN)]


def test_data_that_is_about_nobody_stays():
    city = setting(tiny(), "suite", locations=("US",))
    assert displaced(setting(city, "clienten", privacy=Privacy.NO_PERSONAL_DATA)) == []
    assert displaced(setting(city, "clienten", privacy=UNKNOWN)) == [("clienten", "suite", Verdict.BETWEEN)]


def test_the_reason_holds_the_chain_and_the_facts_behind_it():
    city = setting(tiny(), "poldercloud", locations=("US",))
    (one,) = displaced_data(city, AT, DPF)
    assert [(ref.id, ref.field) for ref in one.facts] == [
        ("clienten", "privacy"),
        ("clienten", "stored_in"),
        ("suite", "platform"),
        ("poldercloud", "locations"),
    ]
