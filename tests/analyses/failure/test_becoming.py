"""A scenario that has come true is one change over the landscape, with who says so as its source."""

from datetime import date

from regie.analyses.failure import Duration, PriceRise, Scenario, TakeOver, true_change
from regie.landscape import Evidence, Source, controls
from regie.landscape.vocabulary import DependencyKind, EvidenceKind
from tiny import AT, SOURCE, adding, depending, fact, setting, supplier, tiny

SAID = Source("besluit", date(2026, 11, 2))


def true(landscape, **happens):
    change = true_change(landscape, AT, Scenario("waar", **happens), SAID)
    return landscape.with_change(change), change


def test_a_platform_that_is_gone_leaves_the_question_what_runs_where():
    city = depending(tiny(), "suite", DependencyKind.USES, "poldercloud")
    after, change = true(city, without=("poldercloud",))
    assert set(change.remove) == {"poldercloud", "suite uses poldercloud"}
    assert not after["suite"].platform.claims


def test_a_supplier_that_is_gone_stays_known_and_its_contracts_end():
    after, _ = true(tiny(), without=("duinsoft",))
    assert "duinsoft" in after
    assert not after["suite"].suppliers.claims
    assert after["c1"].end.value == AT
    assert after["c1"].end.source == SAID


def test_who_is_left_stays():
    city = setting(adding(tiny(), supplier("ander", "Ander", "NL")), "suite", suppliers=("duinsoft", "ander"))
    after, _ = true(city, without=("duinsoft",))
    assert after["suite"].suppliers.value == ("ander",)


def test_proof_about_what_is_gone_goes_with_it():
    proof = Evidence(id="p1", source=SOURCE, about="poldercloud", kind=EvidenceKind.AUDIT_REPORT)
    after, _ = true(adding(tiny(), proof), without=("poldercloud",))
    assert "p1" not in after


def test_what_is_away_for_a_week_changes_no_fact():
    _, change = true(tiny(), without=("poldercloud",), lasts=Duration.WEEK)
    assert (change.put, change.remove) == ((), ())


def test_a_take_over_and_a_price_become_facts():
    city = adding(setting(tiny(), "c1", clauses=()), supplier("zee", "Zee", "US"))
    after, _ = true(city, taken_over=(TakeOver("duinsoft", "zee"),), price_rises=(PriceRise("zee", 0.1),))
    assert controls(after, AT)["duinsoft"].ultimate == "zee"
    assert (after["c1"].yearly_cost.value, after["c1"].yearly_cost.source) == (275_000.0, SAID)


def test_a_price_under_a_cap_of_unknown_height_is_not_written():
    _, change = true(tiny(), price_rises=(PriceRise("duinsoft", 0.1),))
    assert change.put == ()


def test_a_data_centre_that_is_gone_leaves_the_others():
    city = setting(tiny(), "poldercloud", data_centres=("Noord", "Zuid"))
    after, _ = true(city, without=("Noord",))
    assert after["poldercloud"].data_centres == fact(("Zuid",))
