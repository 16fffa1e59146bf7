from datetime import date

import pytest

from regie.analyses.autonomy import assess_autonomy
from regie.analyses.targets import goal_effect, measure_goals
from regie.landscape import UNKNOWN, Interval, Verdict
from regie.landscape.vocabulary import CloudKind, Lifecycle, TimeClass
from tiny import AT, owned, setting, supplier, tiny

PARENT = supplier("parent", "Oceaan Inc.", "US")


def goals(landscape, history=()):
    verdicts = {id_: one.autonomous for id_, one in assess_autonomy(landscape, AT).judgements.items()}
    return measure_goals(landscape, AT, verdicts, history=history)


def test_everything_dutch_meets_the_goal_for_critical_processes():
    measured = goals(tiny()).of("critical-processes-nl-eu", "nl-eu-platform")
    assert measured.share == Interval(1, 1)
    assert measured.met is Verdict.YES


def test_an_american_parent_of_the_host_takes_the_goal_away():
    measured = goals(owned(tiny(), "polderhost", PARENT)).of("critical-processes-nl-eu", "nl-eu-platform")
    assert measured.share == Interval(0, 0)
    assert measured.counted(Verdict.NO) == ("uitkeringen",)


def test_an_unknown_owner_leaves_the_goal_between():
    measured = goals(setting(tiny(), "polderhost", independent=UNKNOWN)).of(
        "critical-processes-nl-eu", "nl-eu-platform"
    )
    assert measured.share == Interval(0, 1)
    assert measured.met is Verdict.BETWEEN


def test_the_readings_of_the_thirty_percent_goal_can_differ():
    landscape = owned(tiny(), "polderhost", PARENT)
    by_supplier = goals(landscape).of("thirty-percent", "suppliers")
    by_platform = goals(landscape).of("thirty-percent", "autonomous-part")
    assert by_supplier.met is Verdict.YES
    assert by_platform.met is Verdict.NO


def test_sensitive_data_on_a_private_cloud_meets_one_reading_and_not_the_other():
    measured = goals(tiny())
    assert measured.of("sensitive-data-nl-eu", "nl-eu-or-on-premise").met is Verdict.YES
    assert measured.of("sensitive-data-nl-eu", "government-cloud").met is Verdict.NO
    on_government = setting(tiny(), "poldercloud", kind=CloudKind.GOVERNMENT_CLOUD)
    assert goals(on_government).of("sensitive-data-nl-eu", "government-cloud").met is Verdict.YES


def test_a_retired_application_does_not_count():
    measured = goals(setting(tiny(), "suite", lifecycle=Lifecycle.RETIRED)).of("autonomous-where-needed", "all")
    assert measured.share is None


@pytest.mark.parametrize("moving", [True, False])
def test_a_drop_is_called_temporary_only_when_what_fell_is_on_the_move(moving):
    before = goals(tiny())
    fallen = owned(tiny(), "polderhost", PARENT)
    if moving:
        fallen = setting(fallen, "suite", time_class=TimeClass.MIGRATE)
    path = goals(fallen, [(date(2025, 11, 1), before)]).path["autonomous-where-needed", "all"]
    assert path[-1].drop
    assert path[-1].temporary is moving
    assert path[-1].fallen == ("suite",)


def test_an_effect_names_what_was_lost():
    effects = goal_effect(goals(tiny()), goals(owned(tiny(), "polderhost", PARENT)))
    lost = {(one.goal.id, one.new.reading.id): one.lost for one in effects if one.lost}
    assert lost["autonomous-where-needed", "all"] == ("suite",)


def test_every_counted_thing_says_why():
    measured = goals(tiny()).of("critical-processes-nl-eu", "nl-eu-platform")
    assert measured.why(measured.rows[0]).says.key == "targets.met.on_nl_eu_platform.yes"
