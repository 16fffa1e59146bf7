from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from regie.landscape import (
    UNKNOWN,
    Dependency,
    Fact,
    Landscape,
    Organisation,
    Ownership,
    Source,
    Status,
    controls,
    known,
    problems,
)
from regie.landscape.fact import Overruled
from regie.landscape.vocabulary import DependencyKind, OrganisationKind
from regie.readers.directories import By, Directory, enrich_from
from tiny import AT, adding, fact, setting, tiny

LIST = Source("A register", date(2026, 9, 1))


def entry(id_, name, **facts):
    return Organisation(id=id_, name=name, source=LIST, **{key: known(value, LIST) for key, value in facts.items()})


def owned_by(child, owner):
    return Ownership(id=f"{child} < {owner}", organisation=child, owner=owner, source=LIST, control=known(True, LIST))


def directory(*records, **names):
    return Directory(Landscape("A register", None, records), names)


HOLDING = entry("zeeholding", "Zee Holding Inc.", seat="US", independent=True)
DUINSOFT = entry("d", "Duinsoft", legal_name="Duinsoft B.V.", seat="NL", website="https://duinsoft.example")
KNOWS = directory(DUINSOFT, HOLDING, owned_by("d", "zeeholding"), d=("Sociaal Suite",))


def unknown_owner():
    return adding(tiny(), replace(tiny()["duinsoft"], independent=UNKNOWN))


def test_an_unknown_fact_becomes_known_with_the_source_of_the_directory():
    result = enrich_from(unknown_owner(), [KNOWS])
    duinsoft = result.landscape["duinsoft"]
    assert duinsoft.legal_name == known("Duinsoft B.V.", LIST)
    assert {ref.field for ref in result.filled} == {"legal_name", "website"}


def test_owners_come_along_and_decide_who_is_in_control():
    before = unknown_owner()
    assert controls(before, AT)["duinsoft"].ultimate is None
    after = enrich_from(before, [KNOWS]).landscape
    assert controls(after, AT)["duinsoft"].ultimate == "zeeholding"
    assert [one for one in problems(after) if one.severity.value == "error"] == []


def test_what_differs_becomes_contested_and_shows_both():
    result = enrich_from(tiny(), [directory(replace(DUINSOFT, seat=known("DE", LIST)))])
    seat = result.landscape["duinsoft"].seat
    assert seat.status is Status.CONTESTED
    assert seat.candidates == ("NL", "DE")
    assert [(ref.id, ref.field) for ref in result.contested] == [("duinsoft", "seat")]


def test_what_agrees_but_for_form_adds_nothing():
    here = setting(tiny(), "duinsoft", legal_name="DUINSOFT BV", website="http://www.duinsoft.example/")
    result = enrich_from(here, [directory(DUINSOFT)])
    assert result.landscape == here


def test_a_claim_that_was_overruled_does_not_come_back():
    overruled = Fact(fact("NL").claims, overruled=(Overruled("DE", LIST, "wrong company"),))
    here = setting(tiny(), "duinsoft", seat=overruled)
    result = enrich_from(here, [directory(replace(DUINSOFT, seat=known("DE", LIST)))])
    assert result.landscape["duinsoft"].seat == overruled


def test_an_organisation_is_found_by_number_before_name():
    here = setting(tiny(), "duinsoft", lei="549300000000000000AA", kvk="12345678")
    by_lei = directory(entry("x", "Anders", lei="549300000000000000AA"), entry("y", "Duinsoft BV"))
    by_kvk = directory(entry("x", "Anders", kvk="12345678"))
    assert [(one.entry, one.by) for one in enrich_from(here, [by_lei]).matches] == [("x", By.LEI)]
    assert [(one.entry, one.by) for one in enrich_from(here, [by_kvk]).matches] == [("x", By.KVK)]


def test_the_same_name_with_another_number_or_legal_form_is_somebody_else():
    here = setting(tiny(), "duinsoft", kvk="12345678")
    assert enrich_from(here, [directory(entry("x", "Duinsoft BV", kvk="87654321"))]).matches == ()
    assert enrich_from(tiny(), [directory(entry("x", "Duinsoft GmbH"))]).matches == ()


def test_a_product_in_the_list_of_suppliers_is_its_supplier():
    here = adding(tiny(), Organisation(id="p", name="sociaal suite"))
    assert ("p", "d") in [(one.organisation, one.entry) for one in enrich_from(here, [KNOWS]).matches]


def test_when_two_fit_nothing_is_added_and_both_are_named():
    twice = directory(entry("x", "Duinsoft", seat="DE"), entry("y", "Duinsoft", seat="US"))
    result = enrich_from(tiny(), [twice])
    assert result.landscape == tiny()
    assert [one.entries for one in result.ambiguous] == [("x", "y")]


def test_a_municipality_is_no_supplier():
    here = setting(tiny(), "duinsoft", kind=OrganisationKind.MUNICIPALITY)
    assert enrich_from(here, [KNOWS]).matches == ()


def test_sub_processors_are_organisations_of_the_landscape():
    cloud = entry("cloud", "Polderhost BV")
    partly = Dependency(id="s", source=LIST, subject="cloud", kind=DependencyKind.SUB_PROCESSOR_OF, target="d")
    result = enrich_from(tiny(), [directory(DUINSOFT, cloud, partly)]).landscape
    assert [(one.subject, one.target) for one in result.all(Dependency)] == [("polderhost", "duinsoft")]
    whole = replace(DUINSOFT, sub_processors=known(("cloud",), LIST))
    here = adding(tiny(), replace(tiny()["duinsoft"], sub_processors=UNKNOWN))
    told = enrich_from(here, [directory(whole, cloud)]).landscape
    assert told["duinsoft"].sub_processors == known(("polderhost",), LIST)


SEATS = st.sampled_from(["NL", "DE", "US"])
NAMES = st.sampled_from(["Duinsoft BV", "Polderhost", "Zee Holding Inc.", "Anders BV"])


@settings(max_examples=30, deadline=None)
@given(
    entries=st.lists(st.tuples(NAMES, SEATS), max_size=4),
    owners=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4),
)
def test_adding_the_same_twice_changes_nothing_more_and_loses_nothing(entries, owners):
    organisations = [entry(f"e{number}", name, seat=seat) for number, (name, seat) in enumerate(entries)]
    pairs = {(a, b) for a, b in owners if a != b and max(a, b) < len(organisations)}
    source = directory(*organisations, *(owned_by(f"e{a}", f"e{b}") for a, b in sorted(pairs)))
    once = enrich_from(tiny(), [source]).landscape
    assert enrich_from(once, [source]).landscape == once
    for record in tiny().records:
        kept = once[record.id]
        assert type(kept) is type(record)
        if isinstance(record, Organisation):
            assert set(record.seat.claims) <= set(kept.seat.claims)
