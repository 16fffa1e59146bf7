import pickle

import pytest

from regie.landscape import Application, Change, FactRef, Landscape, Organisation, known
from regie.landscape.vocabulary import OrganisationKind
from tiny import AT, SOURCE, adding, fact, setting, supplier, tiny


def test_a_what_if_leaves_the_baseline_as_it_was():
    baseline = tiny()
    changed = baseline.with_change(Change("sale", facts=((FactRef("duinsoft", "seat"), known("US", SOURCE)),)))
    assert changed["duinsoft"].seat.value == "US"
    assert baseline["duinsoft"].seat.value == "NL"


def test_two_things_with_one_id_are_refused():
    with pytest.raises(ValueError, match="suite"):
        Landscape("x", AT, (Application(id="suite", name="a"), Application(id="suite", name="b")))


def test_removing_what_is_not_there_is_refused():
    with pytest.raises(KeyError):
        tiny().with_change(Change("remove", remove=("nothing",)))


def test_a_landscape_survives_pickling():
    assert pickle.loads(pickle.dumps(tiny())) == tiny()


def shared_by_two():
    landscape = adding(
        tiny(),
        *(
            Organisation(id=id_, name=id_, source=SOURCE, kind=fact(OrganisationKind.MUNICIPALITY))
            for id_ in ("noord", "zuid")
        ),
        Application(id="zuidapp", name="Zuid", source=SOURCE, municipality=fact("zuid")),
    )
    return setting(landscape, "suite", municipality="noord")


def test_a_municipality_sees_its_own_things_and_what_is_nobodys_in_particular():
    noord = shared_by_two().of_municipality("noord")
    assert {application.id for application in noord.all(Application)} == {"suite"}
    assert supplier("duinsoft", "Duinsoft BV", "NL").id in noord


def test_in_a_landscape_with_one_municipality_everything_is_its():
    assert tiny().of_municipality("noord") == tiny()
