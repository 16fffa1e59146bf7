"""What is asked, when and why: every condition, the least level, and what the contract has already."""

from dataclasses import replace

import pytest

from regie.actions.tender import tender
from regie.landscape import UNKNOWN, Verdict
from regie.landscape.vocabulary import Bbn, Clause, Privacy, ServiceModel
from regie.reference_data.tender import items, least_seals, rules
from tiny import AT, adding, fact, owned, setting, supplier, tiny


def pack(landscape=None, **clauses):
    city = setting(landscape or tiny(), "c1", clauses=(Clause.AUDIT,), **clauses)
    return tender(city, "c1", at=AT, models=()).pack


def asked(found):
    return {one.item.id: one for one in found.asked}


def harmless():
    """Nothing critical, no personal data, on our own premises."""
    city = setting(tiny(), "uitkeringen", critical=False)
    plain = {"privacy": Privacy.NO_PERSONAL_DATA, "confidentiality": 1, "availability": 1, "integrity": 1}
    city = setting(city, "clienten", **plain)
    return setting(city, "suite", service_model=ServiceModel.ON_PREMISE)


def test_a_critical_process_or_sensitive_data_asks_the_third_level_and_says_which():
    found = pack()
    assert found.minimum.level.exact
    assert found.minimum.ask == 3
    assert [reason.rule for reason in found.minimum.reasons] == ["tender#critical", "tender#sensitive"]
    assert "Sociaal Suite" in dict(found.minimum.reasons[0].says.values)["names"]


def test_personal_data_alone_asks_the_second_and_nothing_in_particular_the_first():
    city = setting(harmless(), "clienten", privacy=Privacy.PERSONAL_DATA)
    assert pack(city).minimum.level.high == 2
    assert pack(harmless()).minimum.level.high == 1


def test_what_is_unknown_asks_the_safe_level_and_the_question():
    found = pack(setting(harmless(), "clienten", bbn=UNKNOWN, confidentiality=UNKNOWN))
    assert (found.minimum.level.low, found.minimum.level.high) == (1, 3)
    assert ("clienten", "confidentiality") in {(ref.id, ref.field) for ref in found.questions}
    assert asked(found)["own_keys"].applies is Verdict.BETWEEN


def test_what_does_not_apply_is_not_asked():
    found = set(asked(pack(harmless())))
    assert found.isdisjoint({"in_europe", "own_keys", "recovery", "cut_off", "switching", "haven", "foreign_law"})
    assert found >= {"chain", "open_formats", "exit_support", "data_return", "change_of_control", "audit"}


@pytest.mark.parametrize(
    ("item", "city"),
    [
        ("switching", lambda: setting(harmless(), "suite", service_model=ServiceModel.SAAS)),
        ("haven", lambda: setting(harmless(), "suite", service_model=ServiceModel.PAAS)),
        ("own_keys", lambda: setting(harmless(), "clienten", bbn=Bbn.BBN2_PLUS)),
        ("recovery", lambda: setting(harmless(), "uitkeringen", critical=True)),
        ("in_europe", lambda: setting(harmless(), "clienten", privacy=Privacy.PERSONAL_DATA)),
        ("foreign_law", lambda: owned(harmless(), "polderhost", supplier("big", "Big Inc", "US"))),
    ],
)
def test_each_fact_brings_what_answers_it(item, city):
    assert item not in asked(pack(harmless()))
    assert asked(pack(city()))[item].applies is Verdict.YES


def test_each_clause_says_whether_the_contract_of_today_has_it():
    found = asked(pack())
    assert (found["audit"].has, found["exit_support"].has, found["exit_drill"].has) == (Verdict.YES, Verdict.NO, None)
    unknown = setting(tiny(), "c1", clauses=UNKNOWN)
    assert asked(tender(unknown, "c1", at=AT, models=()).pack)["audit"].has is Verdict.BETWEEN


def test_without_knowing_what_is_covered_everything_may_apply():
    found = pack(covers=UNKNOWN)
    assert (found.minimum.level.low, found.minimum.level.high) == (1, 3)
    assert all(one.applies is Verdict.BETWEEN for one in found.asked if "always" not in one.item.when)
    assert ("c1", "covers") in {(ref.id, ref.field) for ref in found.questions}


def test_award_weights_are_those_of_the_framework_and_name_who_is_below():
    found = pack(owned(tiny(), "duinsoft", supplier("big", "Big Inc", "US")))
    assert sum(award.weight for award in found.awards) == 100
    assert [award.weight for award in found.awards] == sorted((award.weight for award in found.awards), reverse=True)
    assert any("suite" in award.below for award in found.awards)


def test_the_shortest_outage_is_that_of_the_process_that_bears_least():
    city = adding(tiny(), replace(tiny()["uitkeringen"], id="p2", maximum_outage=fact(4.0)))
    assert pack(city).longest_outage.high == 4


def test_every_item_answers_a_rule_and_names_evidence():
    assert all(item.rules and item.evidence for item in items())
    assert {rule.id for item in items() for rule in item.rules} | {
        rule.id for one in least_seals() for rule in one.rules
    } == set(rules())
    assert {item.clause for item in items() if item.clause} == {clause.value for clause in Clause}
