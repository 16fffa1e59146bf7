import gc
from dataclasses import replace
from datetime import date
from weakref import ref

import pytest

from regie.analyses.autonomy import assess_autonomy, autonomous_verdicts
from regie.analyses.targets import measure_goals, sum_goals
from regie.analyses.targets.effect import goal_effect
from regie.examples.voorbeeldstad import voorbeeldstad
from regie.landscape import UNKNOWN, Evidence, Interval, Team, Verdict, contested
from regie.landscape.vocabulary import CloudKind, DependencyKind, EvidenceKind, Lifecycle, Strength, TimeClass
from tiny import AT, SOURCE, adding, depending, fact, owned, setting, supplier, tiny

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


def test_a_supplier_and_an_operator_that_stand_as_dependencies_count_as_those_in_the_fields_do():
    landscape = adding(tiny(), PARENT)
    supplied = depending(landscape, "suite", DependencyKind.SUPPLIED_BY, PARENT.id)
    for one in (supplied, setting(supplied, "suite", suppliers=UNKNOWN)):
        assert goals(one).of("thirty-percent", "suppliers").share == Interval(0, 0)
    operated = depending(landscape, "poldercloud", DependencyKind.OPERATED_BY, PARENT.id)
    assert goals(operated).of("critical-processes-nl-eu", "nl-eu-platform").share == Interval(0, 0)


def test_an_application_on_a_platform_by_a_dependency_only_is_where_that_is():
    landscape = setting(tiny(), "suite", platform=UNKNOWN, locations=UNKNOWN)
    landscape = depending(landscape, "suite", DependencyKind.RUNS_ON, "poldercloud")
    assert goals(landscape).of("thirty-percent", "without-interference").share == Interval(1, 1)


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


def with_second(landscape, **facts):
    """With a second application like the first."""
    return setting(adding(landscape, replace(landscape["suite"], id="second", name="Tweede")), "second", **facts)


@pytest.mark.parametrize(
    ("measured", "left_out", "met"),
    [
        ("duinsoft", PARENT.id, Verdict.BETWEEN),
        (PARENT.id, "duinsoft", Verdict.BETWEEN),
        ("duinsoft", "duinsoft", Verdict.YES),
        (PARENT.id, PARENT.id, Verdict.NO),
    ],
)
def test_what_has_no_known_weight_can_tip_a_goal(measured, left_out, met):
    landscape = setting(adding(tiny(), PARENT), "suite", suppliers=(measured,))
    landscape = with_second(landscape, suppliers=(left_out,), yearly_cost=UNKNOWN)
    assert goals(landscape).of("thirty-percent", "suppliers-by-cost").met is met


def test_what_has_no_known_weight_cannot_undo_that_not_all_is_met():
    plain = replace(tiny()["clienten"], id="plain", name="Adressen", privacy=UNKNOWN)
    landscape = setting(adding(tiny(), plain), "clienten", volume=UNKNOWN)
    assert goals(landscape).of("sensitive-data-classified", "volume").met is Verdict.NO


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


def met(landscape, goal, reading, id_):
    return next(row.met for row in goals(landscape).of(goal, reading).rows if row.id == id_)


@pytest.mark.parametrize(
    ("goal", "reading", "thing", "facts"),
    [
        ("thirty-percent", "suppliers", "suite", {"suppliers": ("elsewhere",)}),
        ("critical-processes-nl-eu", "nl-eu-platform", "uitkeringen", {"platform": "elsewhere"}),
        ("thirty-percent", "without-interference", "suite", {"platform": "elsewhere"}),
        ("thirty-percent", "without-interference", "suite", {"locations": ()}),
        ("sensitive-data-nl-eu", "nl-eu-or-on-premise", "clienten", {"platform": "elsewhere"}),
    ],
)
def test_what_is_not_in_the_landscape_or_says_nothing_leaves_a_goal_between(goal, reading, thing, facts):
    assert met(setting(tiny(), "suite", **facts), goal, reading, thing) is Verdict.BETWEEN


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"laws": ("CLOUD Act",)}, Verdict.NO),
        ({"jurisdictions": ("US",)}, Verdict.NO),
        ({"jurisdictions": ("DE", "NO")}, Verdict.YES),
        ({"laws": (), "jurisdictions": ()}, Verdict.YES),
        ({"laws": contested([((), SOURCE), (("CLOUD Act",), SOURCE)])}, Verdict.BETWEEN),
    ],
)
def test_a_law_from_outside_that_reaches_a_european_supplier_is_interference(facts, verdict):
    landscape = setting(tiny(), "polderhost", **facts)
    assert met(landscape, "thirty-percent", "without-interference", "suite") is verdict


def test_a_team_is_as_european_as_its_employer():
    landscape = setting(tiny(), "poldercloud", operated_by=("beheer",))
    ours, unknown, theirs = (
        adding(landscape, PARENT, Team(id="beheer", name="Beheer", organisation=employer))
        for employer in (fact("polderhost"), UNKNOWN, fact("parent"))
    )
    verdicts = [
        met(one, "critical-processes-nl-eu", "nl-eu-platform", "uitkeringen") for one in (ours, unknown, theirs)
    ]
    assert verdicts == [Verdict.YES, Verdict.BETWEEN, Verdict.NO]


def test_an_application_that_may_be_retired_may_count():
    lifecycle = contested([(Lifecycle.RETIRED, SOURCE), (Lifecycle.IN_PRODUCTION, SOURCE)])
    measured = goals(setting(tiny(), "suite", lifecycle=lifecycle)).of("autonomous-where-needed", "all")
    assert [row.member for row in measured.rows] == [Verdict.BETWEEN]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"expires": fact(date(2027, 1, 1))}, Verdict.YES),
        ({"expires": fact(AT)}, Verdict.NO),
        ({}, Verdict.BETWEEN),
        ({"expires": fact(date(2027, 1, 1)), "strength": UNKNOWN}, Verdict.BETWEEN),
    ],
)
def test_an_exit_drill_counts_as_far_as_it_is_known_to_hold(facts, expected):
    drill = Evidence(
        id="drill", about="suite", kind=EvidenceKind.EXIT_DRILL, **{"strength": fact(Strength.PROVEN), **facts}
    )
    assert met(adding(tiny(), drill), "change-supplier-quickly", "exit-drill", "suite") is expected


def test_the_sums_alone_are_those_of_the_rows_that_are_shown():
    landscape = voorbeeldstad()
    verdicts = autonomous_verdicts(landscape, AT)
    measured = measure_goals(landscape, AT, verdicts)
    summed = list(sum_goals(landscape, AT, verdicts))
    assert [(goal.id, reading.id) for goal, reading, _ in summed] == [*measured.path]
    for goal, reading, sums in summed:
        shown = measured.of(goal.id, reading.id)
        assert (sums.numerator, sums.denominator, sums.share) == (shown.numerator, shown.denominator, shown.share)


def test_a_landscape_is_let_go_of_once_its_goals_are_measured():
    landscape = setting(tiny(), "suite", lifecycle=UNKNOWN)
    kept = ref(landscape)
    gc.disable()  # in a circle it would wait for the garbage to be collected
    try:
        list(sum_goals(landscape, AT, {}))
        measure_goals(landscape, AT, {})
        del landscape
        assert kept() is None
    finally:
        gc.enable()
