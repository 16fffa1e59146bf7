from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.add import remove
from regie.actions.keeping.changing import ConflictError, change
from regie.actions.keeping.edit import edit
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import NotAllowedError, Permission
from regie.actions.keeping.undo import undo
from regie.landscape import Change
from regie.landscape.faults import InputFaults
from regie.locale import say
from regie.store.landscapes import landscape_of
from regie.store.models import AuditEntry, ChangeSet, Role, Thing
from tiny import tiny

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")


def edited(place, actor=None, **typed):
    return edit(actor or place.actor(), APPLICATION, typed, source="test", day=DAY)


def test_an_edit_is_one_change_set_with_who_and_why():
    place = town()
    made = edit(place.actor(), APPLICATION, {"users": "120"}, source="eigenaar", day=DAY, why="navraag")
    assert (made.changed, made.entry.who, made.entry.why) == (1, "tester", "navraag")
    fact = landscape_of(place.municipality)[APPLICATION].users
    assert (fact.value, fact.source.name) == (120, "eigenaar")


def test_an_edit_that_changes_nothing_makes_no_change_set():
    place = town()
    edited(place, users="120")
    assert edited(place, users="120") is None


def test_every_field_that_does_not_fit_is_named_and_nothing_is_written():
    place = town()
    with pytest.raises(InputFaults) as refused:
        edited(place, users="veel", suppliers="Niemand BV", cluster="Sociaal")
    assert {fault.place.column for fault in refused.value.faults} == {"users", "suppliers"}
    assert ChangeSet.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_a_reference_may_be_typed_by_its_name():
    place = town()
    edited(place, suppliers="polderhost bv")
    supplier = landscape_of(place.municipality)[APPLICATION].suppliers.value[0]
    assert landscape_of(place.municipality).name_of(supplier) == "Polderhost BV"


def test_a_mistyped_reference_is_told_with_the_name_that_may_be_meant():
    with pytest.raises(InputFaults) as refused:
        edited(town(), suppliers="Polderhots BV")
    assert say(refused.value.faults[0].mend, "nl").startswith("Bedoel je Polderhost BV?")


def test_who_looked_at_an_older_version_is_told_so():
    place = town()
    edited(place, users="120")
    with pytest.raises(ConflictError) as conflict:
        edit(place.actor(), APPLICATION, {"users": "90"}, source="test", day=DAY, seen=1)
    assert conflict.value.keys == (APPLICATION,)


def test_removing_what_others_refer_to_is_refused_with_the_place():
    place = town()
    supplier = next(record.id for record in tiny().records if record.noun == "organisation")
    with pytest.raises(InputFaults), performing(place.actor(), Permission.EDIT, "edit") as doing:
        change(doing, Change("remove", remove=(supplier,)))
    assert Thing.objects.filter(key=supplier).exists()


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST, Role.DECISION_MAKER])
def test_who_may_only_look_changes_nothing(role):
    place = town()
    with pytest.raises(NotAllowedError):
        edited(place, place.actor(role), users="1")


def test_an_editor_keeps_the_things_of_their_own_cluster_only():
    place = town()
    edited(place, cluster="Sociaal")
    assert edited(place, place.actor(Role.EDITOR, clusters=("Sociaal",)), users="5").changed == 1
    with pytest.raises(NotAllowedError):
        edited(place, place.actor(Role.EDITOR, clusters=("Belastingen",)), users="6")


def test_an_editor_cannot_give_a_thing_to_another_cluster():
    place = town()
    edited(place, cluster="Sociaal")
    with pytest.raises(NotAllowedError):
        edited(place, place.actor(Role.EDITOR, clusters=("Sociaal",)), cluster="Belastingen")


def test_an_owner_keeps_their_own_things():
    place = town()
    edited(place, owner="afdelingshoofd")
    assert edited(place, place.actor(Role.OWNER, owns=("afdelingshoofd",)), users="7").changed == 1
    with pytest.raises(NotAllowedError):
        edited(place, place.actor(Role.OWNER, owns=("iemand anders",)), users="8")


def test_undoing_brings_everything_back():
    place = town()
    before = landscape_of(place.municipality)
    made = edited(place, users="120")
    undo(place.actor(), made.version)
    assert landscape_of(place.municipality).records == before.records


def test_undoing_the_first_delivery_empties_the_landscape():
    place = town()
    undo(place.actor(), 1)
    assert landscape_of(place.municipality).records == ()


def test_what_somebody_went_on_with_cannot_be_undone_unseen():
    place = town()
    made = edited(place, users="120")
    edited(place, users="130")
    with pytest.raises(ConflictError) as conflict:
        undo(place.actor(), made.version)
    assert conflict.value.keys == (APPLICATION,)


def test_what_was_away_and_came_back_is_not_what_somebody_looked_at_before():
    place = town()
    actor = place.actor()
    edit(actor, "c1", {"lot": "netwerk"}, source="x", day=DAY)
    gone = remove(actor, "c1")
    undo(actor, gone.version)
    with pytest.raises(ConflictError):
        edit(actor, "c1", {"lot": "cloud"}, source="x", day=DAY, seen=1)
    assert Thing.objects.get(key="c1").version == 4
