from dataclasses import replace
from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.bulk_edit import Given, bulk_edit, choose, try_bulk_edit
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.edit import edit
from regie.actions.keeping.listing import Query
from regie.actions.keeping.undo import undo
from regie.landscape import Application, Landscape
from regie.landscape.faults import InputFaults
from regie.store.landscapes import landscape_of
from regie.store.models import AuditEntry, ChangeSet, Role
from tiny import fact, tiny

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)
ALL = Query("application")


def given(field, text):
    return Given("application", field, text, "inventaris", DAY)


@pytest.fixture
def place():
    suite = tiny()["suite"]
    more = [replace(suite, id=f"a{n}", name=f"Applicatie {n}", cluster=fact("Ruimte")) for n in range(3)]
    return town(landscape=Landscape("", None, (*tiny().records, *more)))


def held(place, field):
    applications = landscape_of(place.municipality).all(Application)
    return {one.id: getattr(one, field).value for one in applications}


def test_all_chosen_get_the_value_in_one_change_set_that_can_be_undone(place):
    chosen = choose(place.actor(), ALL)
    made = bulk_edit(place.actor(), given("users", "12"), chosen.seen, why="telling")
    assert (made.changed, made.entry.action, made.entry.why) == (4, "bulk_edit", "telling")
    undo(place.actor(), made.version)
    assert set(held(place, "users").values()) == {400}


def test_a_trial_says_what_would_change_and_changes_nothing(place):
    chosen = choose(place.actor(), ALL)
    trial = try_bulk_edit(place.actor(), given("cluster", "Sociaal"), chosen.seen)
    assert ([one.key for one in trial.changes], trial.same) == (["a0", "a1", "a2"], 1)
    assert (trial.changes[0].fields[0].before.value, trial.changes[0].fields[0].after.value) == ("Ruimte", "Sociaal")
    assert (ChangeSet.objects.count(), AuditEntry.objects.count()) == (1, 1)
    assert held(place, "cluster")["a0"] == "Ruimte"


def test_who_has_the_value_already_keeps_its_source(place):
    bulk_edit(place.actor(), given("cluster", "Sociaal"), choose(place.actor(), ALL).seen)
    assert landscape_of(place.municipality)["suite"].cluster.source.name == "CMDB"


def test_only_what_is_found_or_ticked_is_chosen(place):
    assert set(choose(place.actor(), replace(ALL, filters={"cluster": ("Ruimte",)})).seen) == {"a0", "a1", "a2"}
    assert set(choose(place.actor(), ALL, ["a1", "nergens"]).seen) == {"a1"}


def test_what_one_may_not_change_is_left_out_and_named(place):
    chosen = choose(place.actor(Role.EDITOR, clusters=("Ruimte",)), ALL)
    assert (set(chosen.seen), chosen.foreign) == ({"a0", "a1", "a2"}, ("Sociaal Suite",))


def test_one_row_that_somebody_else_changed_stops_all(place):
    chosen = choose(place.actor(), ALL)
    edit(place.actor(), "a1", {"users": "90"}, source="test", day=DAY)
    with pytest.raises(ConflictError) as conflict:
        bulk_edit(place.actor(), given("users", "12"), chosen.seen)
    assert conflict.value.keys == ("a1",)
    assert held(place, "users")["a0"] == 400


def test_a_value_that_does_not_fit_changes_nothing(place):
    with pytest.raises(InputFaults):
        try_bulk_edit(place.actor(), given("users", "veel"), choose(place.actor(), ALL).seen)
    assert AuditEntry.objects.count() == 1
