from dataclasses import replace
from datetime import date

import pytest

from regie.analyses.placement import MODELS, compare_placements, outcome_label, place, shipped_model, unheard_of
from regie.analyses.placement.facts import Facts
from regie.analyses.placement.inputs import BINDINGS
from regie.decision_models import folder, shipped
from regie.decisions import UNKNOWN as NOT_KNOWN
from regie.decisions import OneOf, check_examples, check_model, load_model
from regie.landscape import UNKNOWN, Deviation, Evidence, FactRef, contested
from regie.landscape.vocabulary import CloudKind, DependencyKind, EvidenceKind, Met, SecrecyClass, Strength
from tiny import AT, SOURCE, adding, depending, fact, setting, supplier, tiny

VALUES = ("quality", "cost", "safety", "innovation", "sustainability", "transparency", "autonomy")


def judged(landscape, **other):
    """The tiny landscape with the core values judged and the sourcing questions answered."""
    facts = {f"value_{name}": Met.FULLY for name in VALUES}
    return setting(landscape, "suite", **{**facts, "reusable_elsewhere": False, "market_standard": True, **other})


def placed(landscape, model="sourcing-2026"):
    return place(landscape, AT, model, {}).of("suite")


def test_a_critical_process_puts_its_application_on_the_government_cloud():
    row = placed(judged(tiny()))
    assert row.possible == ("government_cloud",)
    assert "place-2" in {f"{rule.decision}-{rule.number}" for rule in row.rules}


def test_the_facts_behind_an_outcome_are_named():
    assert FactRef("uitkeringen", "critical") in placed(judged(tiny())).facts


def american(landscape):
    """With a cloud of an American supplier beside everything that is there."""
    cloud = replace(landscape["poldercloud"], id="cloud", name="Oceaancloud", kind=fact(CloudKind.HYPERSCALER))
    made = replace(cloud, suppliers=fact(("oceaan",)), operated_by=fact(("oceaan",)), locations=fact(("US",)))
    return adding(landscape, made, supplier("oceaan", "Oceaan Inc.", "US"))


def test_suppliers_and_platforms_that_stand_as_dependencies_count_as_those_in_the_fields_do():
    landscape = american(tiny())
    by_field = setting(landscape, "suite", suppliers=("duinsoft", "oceaan"), platform="cloud")
    stated = depending(landscape, "suite", DependencyKind.SUPPLIED_BY, "oceaan")
    stated = depending(stated, "suite", DependencyKind.RUNS_ON, "cloud")
    asked = ("public_cloud", "within_eea", "european_supplier")
    for one in (by_field, stated, setting(stated, "suite", platform=UNKNOWN, suppliers=UNKNOWN)):
        row = placed(one, "cloudbeleid-2026")
        assert [row.inputs[name].value for name in asked] == [True, False, False]
        assert row.possible == ("prohibited",)


def test_a_core_value_that_is_not_met_sends_the_choice_back():
    assert placed(judged(tiny(), value_cost=Met.NOT)).possible == ("reconsider",)


def test_an_unknown_core_value_leaves_two_outcomes_and_the_question_that_decides():
    row = placed(judged(tiny(), value_cost=UNKNOWN))
    assert set(row.possible) == {"reconsider", "government_cloud"}
    assert row.questions[0].input == "value_cost"
    assert row.questions[0].decides


def test_a_contested_fact_leaves_the_outcomes_of_both_claims():
    not_critical = setting(judged(tiny()), "uitkeringen", critical=False)
    not_critical = setting(not_critical, "clienten", privacy=UNKNOWN, confidentiality=UNKNOWN)
    row = placed(setting(not_critical, "suite", market_standard=contested([(True, SOURCE), (False, SOURCE)])))
    assert not row.certain
    assert "saas_european" in row.possible


@pytest.mark.parametrize(
    ("claims", "given"),
    [
        ((24.0, 72.0), OneOf((24.0, 72.0))),
        ((24.0, 24.0), 24.0),
        ((), NOT_KNOWN),
    ],
)
def test_a_contested_outage_is_given_as_its_claims_and_not_as_unknown(claims, given):
    outage = contested([(hours, SOURCE) for hours in claims]) if claims else UNKNOWN
    landscape = setting(tiny(), "uitkeringen", maximum_outage=outage)
    assert placed(landscape).inputs["maximum_outage"].value == given


def test_of_several_processes_only_claims_that_may_be_the_shortest_count():
    landscape = setting(tiny(), "uitkeringen", maximum_outage=contested([(4.0, SOURCE), (72.0, SOURCE)]))
    other = replace(landscape["uitkeringen"], id="balie", name="Balie", maximum_outage=fact(24.0))
    assert placed(adding(landscape, other)).inputs["maximum_outage"].value == OneOf((4.0, 24.0))
    open_ = replace(other, maximum_outage=UNKNOWN)
    assert placed(adding(landscape, open_)).inputs["maximum_outage"].value is NOT_KNOWN


@pytest.mark.parametrize("claims", [(4.0, 24.0), (24.0, 100.0)])
def test_an_outcome_holds_over_what_is_claimed_and_no_more(claims):
    landscape = setting(judged(tiny()), "uitkeringen", critical=False)

    def rules(outage):
        row = placed(setting(landscape, "uitkeringen", maximum_outage=outage))
        return {rule.number for rule in row.rules if rule.decision == "criticality"} or set(row.possible)

    each = set().union(*(rules(fact(hours)) for hours in claims))
    assert rules(contested([(hours, SOURCE) for hours in claims])) == each


def test_a_deviation_from_a_model_or_for_an_outcome_that_nobody_knows_is_said():
    cases = (("sourcing-2026", "reconsider"), ("cloud-2021", "private_european"), ("sourcing-2025", "reconsider"))
    made = [
        Deviation(id=f"{model} {outcome}", application="suite", model=model, outcome=outcome)
        for model, outcome in (*cases, ("sourcing-2026", "overheidscloud"))
    ]
    found = {(one.at.id, one.at.field) for one in unheard_of(made)}
    assert found == {("sourcing-2025 reconsider", "model"), ("sourcing-2026 overheidscloud", "outcome")}


def test_a_placement_says_which_decisions_in_effect_it_cannot_count():
    gone = {"since": fact(date(2020, 1, 1)), "until": fact(date(2021, 1, 1))}
    made = [
        Deviation(id="other model", application="suite", model="cloud-2021", outcome="overheidscloud"),
        Deviation(id="no model", application="suite", model="sourcing-2025", outcome="reconsider"),
        Deviation(id="no outcome", application="suite", model="sourcing-2026", outcome="overheidscloud"),
        Deviation(id="over", application="suite", model="sourcing-2025", outcome="reconsider", **gone),
    ]
    placement = place(adding(judged(tiny()), *made), AT, "sourcing-2026", {})
    assert [one.at.id for one in placement.unheard] == ["no model", "no outcome"]


def test_a_model_of_ones_own_is_not_unknown_where_it_is_used():
    own = replace(shipped_model("sourcing-2026"), name="sourcing-dorp")
    made = [
        Deviation(id="own", application="suite", model="sourcing-dorp", outcome="reconsider"),
        Deviation(id="own, no outcome", application="kaart", model="sourcing-dorp", outcome="ergens"),
    ]
    landscape = adding(judged(tiny()), *made)
    assert [one.at.id for one in place(landscape, AT, own, {}).unheard] == ["own, no outcome"]
    assert {one.at.field for one in place(landscape, AT, "sourcing-2026", {}).unheard} == {"model"}


def test_a_deviation_stands_beside_the_outcome_while_it_lasts():
    deviation = Deviation(
        id="afw", application="suite", model="sourcing-2026", outcome="private_european", until=fact(date(2027, 1, 1))
    )
    landscape = adding(judged(tiny()), deviation)
    row = placed(landscape)
    assert row.deviation == deviation
    assert row.possible == ("government_cloud",)
    assert place(landscape, date(2027, 6, 1), "sourcing-2026", {}).of("suite").deviation is None


def test_a_state_secret_is_prohibited_in_the_public_cloud_whatever_else_is_unknown():
    from regie.landscape.vocabulary import CloudKind

    landscape = setting(tiny(), "poldercloud", kind=CloudKind.HYPERSCALER)
    landscape = setting(landscape, "clienten", secrecy=SecrecyClass.STATE_SECRET)
    assert placed(landscape, "cloudbeleid-2026").possible == ("prohibited",)


def test_no_evidence_on_file_is_unknown_and_not_no():
    from regie.landscape.vocabulary import CloudKind

    landscape = setting(tiny(), "poldercloud", kind=CloudKind.HYPERSCALER)
    assert len(placed(landscape, "cloudbeleid-2026").possible) > 1
    assert EvidenceKind.RISK_ANALYSIS.value == "risk_analysis"


def test_two_models_can_be_compared_application_by_application():
    landscape = judged(tiny(), asks_integration=True, provider_compliant=True, little_customisation=True)
    old, new = (place(landscape, AT, model, {}) for model in ("cloud-2021", "sourcing-2026"))
    (move,) = compare_placements(old, new)
    assert (move.old.possible, move.new.possible) == (("saas",), ("government_cloud",))
    assert outcome_label(new.model, "government_cloud", "nl") == "overheidscloud"


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_model_has_no_gaps_and_its_examples_hold(name):
    model = load_model(folder(name))
    check = check_model(model)
    assert (check.gaps, check.unreachable) == ((), ())
    examples = check_examples(folder(name))
    assert len(examples) >= 8
    assert [one.sentence("en") for one in examples if not one.ok] == []


def test_every_input_of_a_placing_model_is_bound_to_the_landscape():
    assert {one.name for name in MODELS for one in load_model(folder(name)).inputs} <= set(BINDINGS)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"expires": fact(date(2027, 1, 1))}, True),
        ({}, NOT_KNOWN),
        ({"expires": fact(date(2027, 1, 1)), "strength": UNKNOWN}, NOT_KNOWN),
        ({"expires": fact(AT)}, NOT_KNOWN),
    ],
)
def test_a_drill_is_an_answer_only_when_it_surely_proves_something(facts, expected):
    drill = Evidence(
        id="drill", about="suite", kind=EvidenceKind.EXIT_DRILL, **{"strength": fact(Strength.PROVEN), **facts}
    )
    assert value(adding(tiny(), drill), "exit_tested") is expected


def test_a_source_that_names_no_place_does_not_put_an_application_in_the_eea():
    assert value(setting(tiny(), "suite", locations=()), "within_eea") is NOT_KNOWN


def test_an_application_of_which_sources_name_other_platforms_is_where_all_of_these_are():
    abroad = replace(tiny()["poldercloud"], id="overzee", kind=fact(CloudKind.HYPERSCALER), locations=fact(("US",)))
    either = adding(setting(tiny(), "poldercloud", kind=CloudKind.GOVERNMENT_CLOUD, locations=("NL",)), abroad)
    doubtful = setting(either, "suite", platform=contested([("poldercloud", SOURCE), ("overzee", SOURCE)]))
    assert value(doubtful, "public_cloud") is NOT_KNOWN
    assert value(doubtful, "within_eea") is NOT_KNOWN
    assert FactRef("overzee", "kind") in BINDINGS["public_cloud"].facts(Facts(doubtful, AT, {}), doubtful["suite"])
    same = setting(doubtful, "overzee", kind=CloudKind.OWN_SERVER_ROOM, locations=("DE",))
    assert value(same, "public_cloud") is False
    assert value(same, "within_eea") is True


def test_a_team_that_is_not_in_the_landscape_is_not_taken_for_immature():
    assert value(setting(tiny(), "suite", operated_by=("elsewhere",)), "team_mature") is NOT_KNOWN


def value(landscape, name):
    (found,) = BINDINGS[name].values(Facts(landscape, AT, {}), [landscape["suite"]])
    return found


def test_what_people_choose_beside_a_model_is_said_in_words():
    model = shipped_model("sourcing-2026")
    assert outcome_label(model, "private_european", "nl") == "private cloud NL/EU"
    assert outcome_label(model, "wat wij zelf bedachten", "nl") == "wat wij zelf bedachten"
