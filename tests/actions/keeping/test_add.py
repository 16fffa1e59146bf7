from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.add import add_typed, remove
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.edit import edit
from regie.actions.keeping.rights import NotAllowedError
from regie.actions.keeping.undo import undo
from regie.landscape.faults import InputFaults
from regie.store.landscapes import landscape_of
from regie.store.models import Role
from tiny import tiny

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def added(place, noun="application", actor=None, **typed):
    return add_typed(actor or place.actor(), noun, typed, source="test", day=DAY)[0]


def test_a_new_thing_gets_an_id_from_its_name():
    place = town()
    assert added(place, name="Nieuwe Wijkkrant") == "nieuwe-wijkkrant"
    assert added(place, name="Nieuwe wijkkrant!") == "nieuwe-wijkkrant-2"
    assert landscape_of(place.municipality)["nieuwe-wijkkrant"].name == "Nieuwe Wijkkrant"


def test_every_field_that_does_not_fit_is_named():
    place = town()
    with pytest.raises(InputFaults) as refused:
        added(place, "dependency", kind="onzin", subject="nergens")
    assert {"kind", "subject"} <= {fault.place.column for fault in refused.value.faults}


def test_an_id_that_is_there_is_refused():
    with pytest.raises(InputFaults):
        added(town(), id="suite", name="Nog een")


def test_an_editor_adds_within_the_own_cluster_only():
    place = town()
    editor = place.actor(Role.EDITOR, clusters=("Sociaal",))
    assert added(place, actor=editor, name="Eigen", cluster="Sociaal") == "eigen"
    with pytest.raises(NotAllowedError):
        added(place, actor=editor, name="Vreemd")


def test_what_others_refer_to_is_not_removed_and_every_place_is_named():
    place = town()
    with pytest.raises(InputFaults) as refused:
        remove(place.actor(), "suite")
    assert {fault.place.file for fault in refused.value.faults} >= {"Uitkeringen verstrekken", "Cliëntgegevens"}
    assert landscape_of(place.municipality).records == tiny().records


def test_a_thing_nobody_refers_to_goes_and_can_come_back():
    place = town()
    made = remove(place.actor(), "c1", why="vervallen")
    assert (made.removed, made.entry.why) == (1, "vervallen")
    undo(place.actor(), made.version)
    assert landscape_of(place.municipality)["c1"] == tiny()["c1"]


def test_what_somebody_changed_meanwhile_is_not_removed():
    place = town()
    edit(place.actor(), "c1", {"lot": "1"}, source="test", day=DAY)
    with pytest.raises(ConflictError):
        remove(place.actor(), "c1", seen=1)
