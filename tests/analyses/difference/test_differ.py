from regie.analyses.difference import differ
from regie.landscape import UNKNOWN, Change, FactRef, Source, known, nobody_knows
from tiny import SOURCE, adding, setting, supplier, tiny


def test_nothing_changed_is_an_empty_difference():
    difference = differ(tiny(), tiny())
    assert (difference.added, difference.removed, difference.changed) == ((), (), ())


def test_things_that_come_and_go_are_named():
    new = adding(tiny(), supplier("nieuw", "Nieuw BV", "NL")).with_change(Change("weg", remove=("c1",)))
    difference = differ(tiny(), new)
    assert [record.id for record in difference.added] == ["nieuw"]
    assert [record.id for record in difference.removed] == ["c1"]
    assert difference.counts == {"organisation": (1, 0, 0), "contract": (0, 1, 0)}


def test_a_changed_fact_shows_both_values():
    (change,) = differ(tiny(), setting(tiny(), "suite", users=500)).changed
    assert change.ref == FactRef("suite", "users")
    assert (change.old.value, change.new.value) == (400, 500)


def test_a_fact_that_became_unknown_is_a_change():
    (change,) = differ(tiny(), setting(tiny(), "suite", users=UNKNOWN)).changed
    assert change.new is UNKNOWN


def test_the_same_many_in_another_order_or_of_another_day_are_no_change_of_a_thing():
    later = Source("CMDB", SOURCE.date.replace(month=11))
    new = setting(tiny(), "suite", users=known(400, later), locations=known(("DE", "NL"), later))
    difference = differ(setting(tiny(), "suite", locations=("NL", "DE")), new)
    assert len(difference.changed) == 2
    assert (difference.said_anew, difference.counts) == ((), {})
    asked = differ(setting(tiny(), "suite", users=UNKNOWN), setting(tiny(), "suite", users=nobody_knows(later)))
    assert [change.ref.field for change in asked.said_anew] == ["users"]


def test_the_same_value_from_another_source_is_a_change_of_source_only():
    other = known(400, Source("interview"))
    (change,) = differ(tiny(), setting(tiny(), "suite", users=other)).changed
    assert change.same_value
    assert change.old.source == SOURCE
