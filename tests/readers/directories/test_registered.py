from datetime import date

from regie.landscape import Dependency, Landscape, Organisation, controls, problems
from regie.landscape.links import open_ends
from regie.landscape.vocabulary import DependencyKind
from regie.readers.directories import register_directory, registered
from tiny import AT, adding, depending, setting, tiny


def test_the_register_is_a_sound_landscape():
    assert problems(register_directory().landscape) == ()


def test_every_fact_names_a_public_document_and_its_day():
    microsoft = register_directory().landscape["microsoft"]
    assert "http" in microsoft.legal_name.source.name
    assert isinstance(microsoft.legal_name.source.date, date)


def test_asking_for_some_suppliers_brings_their_owners_along():
    records = registered(["microsoft"])
    Landscape("one", None, records)
    assert [one.id for one in records if isinstance(one, Organisation)] == ["microsoft"]


def test_naming_one_sub_processor_says_nothing_of_the_others():
    open_ended = setting(tiny(), "duinsoft", sub_processors=())
    unknown = adding(open_ended, Organisation(id="duinsoft", name="Duinsoft BV", seat=open_ended["duinsoft"].seat))
    named = depending(unknown, "polderhost", DependencyKind.SUB_PROCESSOR_OF, "duinsoft")
    assert "sub_processors" in open_ends(named, AT)["duinsoft"]
    assert "sub_processors" not in open_ends(open_ended, AT).get("duinsoft", ())


def test_a_list_that_is_not_whole_is_never_a_known_fact():
    landscape = register_directory().landscape
    partly = {one.target for one in landscape.all(Dependency)}
    assert [id_ for id_ in partly if landscape[id_].sub_processors.claims] == []


def test_a_sale_changes_who_is_in_control_from_its_day():
    landscape = register_directory().landscape
    before, after = controls(landscape, date(2025, 3, 27)), controls(landscape, date(2025, 3, 28))
    assert before["fox-crypto"].parents == ("ncc-group",)
    assert after["fox-crypto"].parents == ("cr-group",)


def test_documents_that_differ_both_stand():
    assert register_directory().landscape["zivver"].kvk.candidates == ("62937057", "64894665")
