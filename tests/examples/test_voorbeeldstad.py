"""The small city shows everything: every field, every choice, every reading of a goal, every outcome of a model."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

import regie
from regie.analyses.placement import MODELS
from regie.decision_models import folder
from regie.examples import voorbeeldstad
from regie.examples.real_suppliers import real_suppliers
from regie.landscape import (
    NOUNS,
    Application,
    Contract,
    Dataset,
    Dependency,
    Deviation,
    Evidence,
    Organisation,
    Ownership,
    Platform,
    Process,
    Status,
    Verdict,
    fact_fields,
    fields,
)
from regie.landscape.vocabulary import OrganisationKind, SecrecyClass, Strength

FOLDER = Path(__file__).parents[2] / "src" / "regie" / "examples" / "voorbeeldstad"
NOT_FOR_A_MUNICIPALITY = {SecrecyClass.TBB2, SecrecyClass.TBB1, SecrecyClass.STATE_SECRET}


@cache
def assessed():
    return regie.assess(FOLDER)


@pytest.fixture(scope="module")
def city():
    return voorbeeldstad()


def outcomes(model):
    """Every outcome a model has words for."""
    labels = yaml.safe_load((folder(model) / "labels.yaml").read_text(encoding="utf-8"))
    return set(next(labels["outputs"][name] for name in ("place", "verdict") if name in labels["outputs"])["values"])


def held(city, noun, name):
    """Every value a field holds, of every claim."""
    for record in city.all(noun):
        fact = getattr(record, name)
        values = (fact,) if not hasattr(fact, "claims") else (claim.value for claim in fact.claims)
        for value in values:
            yield from value if isinstance(value, tuple) else (value,)


def test_it_has_forty_applications_some_twenty_suppliers_processes_and_datasets(city):
    assert len(city.all(Application)) == 40
    assert 20 <= len(city.all(Process)) <= 25
    assert 20 <= len(city.all(Dataset)) <= 25
    assert 15 <= len(city.all(Platform)) <= 20
    assert (
        18
        <= sum(
            one.kind.value in (OrganisationKind.SUPPLIER, OrganisationKind.HOLDING) for one in city.all(Organisation)
        )
        <= 24
    )


def test_every_field_of_every_noun_is_known_somewhere(city):
    hidden = [
        (noun.noun, field.name)
        for noun in NOUNS
        for field in fact_fields(noun)
        if not any(getattr(record, field.name).claims for record in city.all(noun))
    ]
    assert hidden == []


@pytest.mark.parametrize(
    ("noun", "field"),
    [(noun, field) for noun in NOUNS for field in fields(noun) if field.choices],
    ids=lambda value: getattr(value, "noun", None) or getattr(value, "name", None),
)
def test_every_choice_a_municipality_can_meet_occurs(city, noun, field):
    assert set(field.choices) - NOT_FOR_A_MUNICIPALITY <= set(held(city, noun, field.name))


def test_facts_are_known_unknown_contested_and_asked_for_in_vain(city):
    facts = [getattr(record, field.name) for noun in NOUNS for record in city.all(noun) for field in fact_fields(noun)]
    assert {fact.status for fact in facts} == set(Status)
    assert any(fact.asked.name for fact in facts)
    assert any(fact.overruled for fact in facts)


def test_every_reading_of_every_goal_gives_a_figure():
    measured = [one for goal in assessed().goals.goals for one in goal.measurements]
    assert len(measured) == sum(len(goal.goal.readings) for goal in assessed().goals.goals)
    assert all(one.share is not None for one in measured)


def test_goals_are_met_not_met_and_undecided():
    shown = {one.met for goal in assessed().goals.goals for one in goal.measurements if one.met is not None}
    assert shown == set(Verdict)


def test_applications_are_autonomous_not_autonomous_and_undecided():
    verdicts = {assessed().autonomy.judgements[app.id].autonomous for app in voorbeeldstad().all(Application)}
    assert verdicts == set(Verdict)


@pytest.mark.parametrize("model", MODELS)
def test_every_outcome_of_every_model_is_shown(model):
    possible = {outcome for row in assessed().placements[model].rows for outcome in row.possible}
    assert possible == outcomes(model)


@pytest.mark.parametrize("model", ["cloud-2021", "sourcing-2026"])
def test_every_outcome_that_facts_can_settle_is_settled_somewhere(model):
    certain = {row.possible[0] for row in assessed().placements[model].rows if row.certain}
    assert certain == outcomes(model)


def test_evidence_is_claimed_proven_contested_and_expired(city):
    assert set(held(city, Evidence, "strength")) == set(Strength)
    assert any(one.strength.status is Status.CONTESTED for one in city.all(Evidence))
    assert any(one.expires.known and one.expires.value < city.as_of for one in city.all(Evidence))


def test_an_owner_is_coming_one_has_left_and_one_share_is_contested(city):
    owners = city.all(Ownership)
    assert any(one.since.known and one.since.value > city.as_of for one in owners)
    assert any(one.until.known and one.until.value < city.as_of for one in owners)
    assert any(one.share.status is Status.CONTESTED for one in owners)


def test_a_take_over_that_is_coming_costs_autonomy():
    difference = regie.diff(FOLDER, FOLDER, at_new=date(2028, 1, 1))
    assert {"VS-PRO-01"} <= {id_ for effect in difference.goals for id_ in effect.lost}


def test_alternatives_are_tested_untested_and_unknown_and_two_of_three_may_be_needed(city):
    members = [one for one in city.all(Dependency) if one.group]
    assert {one.tested.value_or(None) for one in members} == {True, False, None}
    assert {one.needed.value for one in members} == {1, 2}


def test_applications_need_each_other_in_a_circle(city):
    pairs = {(one.subject, one.target) for one in city.all(Dependency)}
    assert any((target, subject) in pairs for subject, target in pairs)


def test_most_contracts_end_in_2027_and_2028_with_clauses_and_options(city):
    ends = [one.end.value.year for one in city.all(Contract) if one.end.known]
    assert sum(year in (2027, 2028) for year in ends) > 0.7 * len(ends)
    assert any(one.options.value_or(0) > 1 for one in city.all(Contract))


def test_a_deviation_is_in_force_and_another_is_over(city):
    untils = [one.until.value for one in city.all(Deviation)]
    assert min(untils) < city.as_of < max(untils)


def test_two_municipalities_share_a_service_organisation(city):
    assert [one.id for one in city.municipalities] == ["stad", "nevendorp"]
    assert len(city.of_municipality("nevendorp").all(Application)) == 2


def test_real_companies_say_what_the_sourced_list_says_and_the_rest_is_invented(city):
    sourced = {record.id: record for record in real_suppliers()}
    named = [record for record in sourced.values() if isinstance(record, Dependency)]
    for organisation in city.all(Organisation):
        if organisation.id in sourced:
            for field in fact_fields(Organisation):
                said = getattr(organisation, field.name).claims
                public = {claim.value for claim in getattr(sourced[organisation.id], field.name).claims}
                if field.name == "sub_processors":  # the list names some; the city takes them for all
                    public.add(tuple(one.subject for one in named if one.target == organisation.id))
                assert {claim.value for claim in said} <= public
                assert all(claim.source.name and "nagegaan" not in claim.source.name for claim in said)
        else:
            assert organisation.id.startswith("VS-ORG") or organisation.id in {
                "stad",
                "nevendorp",
                "ict-dienst",
                "logius",
            }
