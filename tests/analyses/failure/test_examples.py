"""Every example and rule of docs/explanation/failure.md."""

from dataclasses import replace
from datetime import date
from math import inf

import pytest

from regie.analyses.failure import SOME_TIME, Duration, Scenario, TakeOver, contract_rights, fail, take_over_change
from regie.landscape import UNKNOWN, Platform, Verdict, problems
from regie.landscape.vocabulary import Clause, CutOff, DependencyKind, KeyHolder, OrganisationKind, ServiceModel
from regie.locale import LANGUAGES, say
from tiny import AT, adding, depending, fact, owned, setting, supplier, tiny

USES, RUNS_ON, SUB = DependencyKind.USES, DependencyKind.RUNS_ON, DependencyKind.SUB_PROCESSOR_OF


def gone(landscape, *ids, **also):
    return fail(landscape, AT, Scenario("test", without=ids, **also))


def process(failure, id_="uitkeringen"):
    return next((one for one in failure.processes if one.id == id_), None)


def outage(failure, duration=Duration.FOR_GOOD):
    return process(failure).outages[duration]


def felt(landscape, hours, **also):
    """The tiny landscape in which the process feels the suite after so many hours."""
    without = setting(landscape, "uitkeringen", applications=fact(()))
    return depending(without, "uitkeringen", USES, "suite", felt_after=fact(hours), **also)


def test_what_runs_on_a_platform_that_falls_away_stops_and_so_does_what_uses_it():
    failure = gone(tiny(), "poldercloud")
    assert failure.applications == {"suite": Verdict.YES}
    assert outage(failure).stops is Verdict.YES


def test_without_felt_after_a_use_is_felt_at_once_or_some_time():
    found = outage(gone(tiny(), "suite"))
    assert (found.worst.stops, found.best.stops) == (0.0, SOME_TIME)
    assert outage(gone(tiny(), "suite"), Duration.MONTH).stops is Verdict.BETWEEN


def lines(tested_a, tested_b, needed=UNKNOWN):
    city = adding(tiny(), Platform(id="a", name="Lijn A"), Platform(id="b", name="Lijn B"))
    city = depending(city, "poldercloud", RUNS_ON, "a", group="lijn", tested=fact(tested_a), needed=needed)
    return depending(city, "poldercloud", RUNS_ON, "b", group="lijn", tested=fact(tested_b), needed=needed)


def test_a_tested_alternative_keeps_everything_up():
    assert process(gone(lines(True, True), "a")) is None
    assert outage(gone(lines(True, True), "a", "b")).stops is Verdict.YES


def test_an_untested_alternative_is_a_claim_and_shown_both_ways():
    assert outage(gone(lines(False, False), "a")).stops is Verdict.BETWEEN
    assert outage(gone(lines(False, False), "a", "b")).stops is Verdict.YES


def test_only_the_tested_member_counts_in_the_worst_case():
    assert outage(gone(lines(True, False), "a")).stops is Verdict.BETWEEN
    assert process(gone(lines(True, False), "b")) is None


def test_two_of_three_bear_one_failure():
    city = adding(lines(True, True, fact(2)), Platform(id="c", name="Lijn C"))
    city = depending(city, "poldercloud", RUNS_ON, "c", group="lijn", tested=fact(True), needed=fact(2))
    assert process(gone(city, "a")) is None
    assert outage(gone(city, "a", "c")).stops is Verdict.YES


def test_of_alternatives_one_that_is_never_missed_is_as_good_as_always_there():
    city = adding(tiny(), supplier("kust", "Kust", "NL"), supplier("duin", "Duin", "NL"))
    city = setting(city, "poldercloud", cut_off=CutOff.CONTINUES)
    supplied = DependencyKind.SUPPLIED_BY
    city = depending(city, "poldercloud", supplied, "kust", group="weg", tested=fact(False))
    city = depending(city, "poldercloud", supplied, "duin", group="weg", tested=fact(False), felt_after=fact(1.0))
    assert process(gone(city, "kust")) is None
    # as nobody tested that one can do without the other, both are needed in the worst case
    assert outage(gone(city, "duin"), Duration.MONTH).stops is Verdict.BETWEEN


@pytest.mark.parametrize(
    ("needed_a", "needed_b", "key"), [(3, 3, "group_too_small"), (1, 2, "group_differs"), (2, 2, None)]
)
def test_a_group_that_contradicts_itself_is_a_fault(needed_a, needed_b, key):
    city = adding(tiny(), Platform(id="a", name="Lijn A"), Platform(id="b", name="Lijn B"))
    city = depending(city, "poldercloud", RUNS_ON, "a", group="lijn", needed=fact(needed_a))
    city = depending(city, "poldercloud", RUNS_ON, "b", group="lijn", needed=fact(needed_b))
    found = {one.what.key for one in problems(city)}
    assert found == ({f"landscape.problem.{key}"} if key else set())


def test_an_outage_shorter_than_the_buffer_is_not_felt():
    city = setting(felt(tiny(), 30.0), "suite", recovery_time=0.0)
    assert outage(gone(city, "suite"), Duration.DAY).stops is Verdict.NO
    assert outage(gone(city, "suite"), Duration.WEEK).worst.stops == 30.0


def test_recovery_makes_an_outage_longer_and_so_felt():
    city = setting(felt(tiny(), 30.0), "suite", recovery_time=24.0)
    found = outage(gone(city, "poldercloud"), Duration.DAY)
    assert (found.best.stops, found.best.back) == (30.0, 48.0)


def test_a_stated_recovery_of_the_dependency_goes_before_that_of_the_thing():
    city = felt(tiny(), 4.0, recovery_time=fact(10.0))
    assert outage(gone(city, "suite"), Duration.DAY).best.back == 34.0


def test_an_unknown_recovery_time_has_no_end_in_the_worst_case():
    found = outage(gone(felt(tiny(), 4.0), "poldercloud"), Duration.DAY)
    assert (found.worst.back, found.best.back) == (inf, 24.0)


@pytest.mark.parametrize(
    ("cut_off", "model", "worst", "best"),
    [
        (None, ServiceModel.SAAS, 0.0, 0.0),
        (None, ServiceModel.ON_PREMISE, 0.0, SOME_TIME),
        (None, None, 0.0, SOME_TIME),
        (CutOff.STOPS_AT_ONCE, ServiceModel.ON_PREMISE, 0.0, 0.0),
        (CutOff.STOPS_AFTER_DELAY, ServiceModel.SAAS, 0.0, SOME_TIME),
        (CutOff.CONTINUES_BY_CONTRACT, ServiceModel.SAAS, 0.0, SOME_TIME),
        (CutOff.CAN_BE_MOVED, ServiceModel.SAAS, 0.0, None),
        (CutOff.CONTINUES, ServiceModel.SAAS, None, None),
    ],
)
def test_what_a_supplier_that_is_gone_does_follows_from_the_cut_off_and_the_kind_of_software(
    cut_off, model, worst, best
):
    known = {"cut_off": cut_off, "service_model": model}
    given = {name: UNKNOWN if value is None else value for name, value in known.items()}
    city = setting(felt(tiny(), 0.0), "suite", **given)
    found = process(gone(city, "duinsoft"))
    spells = (found.outages[Duration.FOR_GOOD].worst, found.outages[Duration.FOR_GOOD].best) if found else (None, None)
    assert tuple(spell and spell.stops for spell in spells) == (worst, best)


def test_an_owner_that_falls_away_stops_nothing_but_a_sanction_on_it_does():
    city = owned(tiny(), "polderhost", supplier("oceaan", "Oceaan Inc.", "US"))
    assert process(gone(city, "oceaan")) is None
    found = fail(city, AT, Scenario("sancties", sanctioned=("US",)))
    assert found.falls_away == {"oceaan": Verdict.YES, "polderhost": Verdict.YES}
    assert outage(found).stops is Verdict.YES


def test_a_sanction_reaches_who_has_a_sub_processor_under_it():
    city = depending(adding(tiny(), supplier("wave", "Wave", "US")), "wave", SUB, "duinsoft")
    found = fail(city, AT, Scenario("sancties", sanctioned=("US",)))
    assert found.falls_away == {"wave": Verdict.YES}
    assert outage(found).stops is Verdict.YES


def test_of_an_unknown_seat_a_sanction_may_take_hold():
    city = setting(tiny(), "polderhost", seat=UNKNOWN)
    found = fail(city, AT, Scenario("sancties", sanctioned=("US",)))
    assert found.falls_away == {"polderhost": Verdict.BETWEEN}
    assert outage(found).stops is Verdict.BETWEEN


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        (KeyHolder.SUPPLIER_ONLY, Verdict.YES),
        (KeyHolder.SHARED, Verdict.BETWEEN),
        (UNKNOWN, Verdict.BETWEEN),
        (KeyHolder.CUSTOMER_ONLY, None),
    ],
)
def test_a_key_holder_that_refuses_locks_what_only_it_has_the_key_of(holder, expected):
    city = setting(tiny(), "suite", key_holder=holder)
    found = fail(city, AT, Scenario("sleutels", keys_refused=("duinsoft",)))
    assert found.falls_away.get("suite") is expected


def test_a_platform_stops_with_its_only_data_centre_and_may_with_one_of_two():
    one = setting(tiny(), "poldercloud", data_centres=("Haven 1",))
    two = setting(tiny(), "poldercloud", data_centres=("Haven 1", "Haven 2"))
    assert outage(gone(one, "Haven 1")).stops is Verdict.YES
    assert outage(gone(two, "Haven 1")).stops is Verdict.BETWEEN
    assert outage(gone(two, "Haven 1", "Haven 2")).stops is Verdict.YES


def test_things_in_a_circle_stop_and_come_back_together():
    city = setting(felt(tiny(), 0.0), "suite", recovery_time=6.0)
    city = adding(city, replace(city["suite"], id="bron", name="Bron", recovery_time=fact(10.0)))
    city = depending(city, "suite", USES, "bron", felt_after=fact(2.0))
    city = depending(city, "bron", USES, "suite", felt_after=fact(1.0))
    found = fail(city, AT, Scenario("x", without=("poldercloud",)))
    assert outage(found, Duration.DAY).best.back == 24.0 + 10.0 + 10.0


def test_notice_moves_everything():
    found = outage(gone(felt(tiny(), 4.0), "suite", notice=72.0), Duration.DAY)
    assert (found.best.stops, found.best.back) == (76.0, 96.0)


def test_the_outage_is_held_against_what_may_be():
    city = setting(felt(tiny(), 0.0), "suite", recovery_time=1.0)  # may be out for 24 hours
    found = process(gone(city, "poldercloud"))
    assert found.too_long[Duration.DAY] is Verdict.YES
    assert (
        process(gone(setting(city, "uitkeringen", maximum_outage=48.0), "poldercloud")).too_long[Duration.DAY]
        is Verdict.NO
    )


def test_lost_data_is_the_largest_bound_of_what_is_down():
    city = setting(setting(felt(tiny(), 0.0), "suite", data_loss_bound=4.0), "poldercloud", data_loss_bound=24.0)
    assert process(gone(city, "poldercloud")).lost_data == 24.0
    assert process(gone(setting(city, "suite", data_loss_bound=UNKNOWN), "poldercloud")).lost_data is None


def test_a_stopped_process_says_why_in_both_languages():
    found = process(gone(felt(tiny(), 4.0), "polderhost"))
    sentences = {language: say(found.why, language) for language in LANGUAGES}
    assert sentences == {
        "nl": "Uitkeringen verstrekken stopt na 4 uur: Uitkeringen verstrekken gebruikt Sociaal Suite, dat draait op "
        "Poldercloud, dat wordt geleverd door Polderhost BV.",
        "en": "Uitkeringen verstrekken stops after 4 hours: Uitkeringen verstrekken uses Sociaal Suite, which runs on "
        "Poldercloud, which is supplied by Polderhost BV.",
    }
    assert [ref.field for ref in found.facts] == ["kind", "platform", "suppliers"]


def test_a_process_with_an_unknown_link_cannot_be_excluded():
    city = setting(tiny(), "suite", platform=UNKNOWN)
    assert gone(city, "poldercloud").cannot_exclude == ("uitkeringen",)
    assert gone(tiny(), "suite").cannot_exclude == ()


def test_a_link_on_which_sources_differ_counts_in_the_worst_case_only():
    said = tiny()["suite"].platform.also("elders", replace(tiny()["suite"].platform.source, name="contract"))
    city = setting(adding(tiny(), Platform(id="elders", name="Elders")), "suite", platform=said)
    assert outage(gone(city, "elders")).stops is Verdict.BETWEEN


def test_a_take_over_ends_earlier_control_and_counts_from_its_day():
    city = owned(tiny(), "duinsoft", supplier("oud", "Oud BV", "NL"))
    city = adding(city, supplier("nieuw", "Nieuw Inc.", "US", kind=OrganisationKind.HOLDING))
    day = date(2027, 3, 1)
    then = city.with_change(take_over_change(city, AT, TakeOver("duinsoft", "nieuw", day)))
    sanction = Scenario("sancties", sanctioned=("US",))
    assert "duinsoft" in fail(then, day, sanction).falls_away
    assert "duinsoft" not in fail(then, AT, sanction).falls_away
    assert "duinsoft" not in fail(city, day, sanction).falls_away


def test_the_contracts_of_who_is_bought_say_what_can_be_done_and_until_when():
    city = setting(tiny(), "c1", clauses=(Clause.CHANGE_OF_CONTROL,), notice_months=6)
    (right,) = contract_rights(city, AT, "duinsoft")
    assert (right.may_object, right.notice_by, right.in_time) == (Verdict.YES, date(2027, 6, 30), Verdict.YES)
    (unsaid,) = contract_rights(tiny(), AT, "duinsoft")
    assert (unsaid.may_object, unsaid.notice_by, unsaid.in_time) == (Verdict.BETWEEN, None, Verdict.BETWEEN)


def test_who_owns_who_is_bought_has_no_part_in_it_but_its_daughters_have():
    city = owned(tiny(), "duinsoft", supplier("moeder", "Moeder BV", "NL"))
    assert [one.contract for one in contract_rights(city, AT, "moeder")] == ["c1"]
