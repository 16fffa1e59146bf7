"""Every rule of docs/explanation/calendar.md."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regie.analyses.calendar import Due, Span, Supposed, contract_calendar, lots_ending
from regie.landscape import UNKNOWN, Evidence, Source, Verdict, contested, known
from regie.landscape.months import months_on
from regie.landscape.vocabulary import EvidenceKind, ServiceModel
from regie.reference_data.tendering import minimum_days
from tiny import AT, adding, fact, setting, tiny

KNOWN = {
    "notice_months": 6,
    "options": 0,
    "option_months": 0,
    "exit_months": 9,
    "tender_months": 9,
    "end": date(2028, 12, 31),
}


def row(supposed=None, at=AT, **facts):
    return contract_calendar(setting(tiny(), "c1", **{**KNOWN, **facts}), at, supposed).rows[0]


def keys(found):
    return [reason.says.key.rpartition(".")[2] for reason in found.reasons]


def test_with_everything_known_each_day_is_exact_and_nothing_is_asked():
    found = row()
    assert found.notice_by == Span(date(2028, 6, 30), date(2028, 6, 30))
    assert found.award_by.exact == date(2028, 3, 31)
    assert found.tender_by.exact == found.decide_by.exact == date(2027, 6, 30)
    assert (found.due, found.questions, found.extendable) == (Due.LATER, (), Verdict.NO)


def test_a_long_notice_comes_before_a_short_tender():
    found = row(notice_months=24, exit_months=3, tender_months=3)
    assert found.decide_by.exact == found.notice_by.exact == date(2026, 12, 31)
    assert (found.due, "notice_first" in keys(found)) == (Due.SOON, True)


def test_options_move_the_day_to_decide_and_the_end_as_it_is_stays():
    found = row(options=2, option_months=12)
    assert found.decide_by.exact == date(2027, 6, 30)
    assert (found.extended_end.exact, found.extended_decide_by.exact) == (date(2030, 12, 31), date(2029, 6, 30))


def test_what_has_passed_is_too_late_and_what_is_over_has_ended():
    assert row(end=date(2027, 12, 31)).due is Due.TOO_LATE
    assert row(end=date(2026, 10, 31)).due is Due.ENDED


def test_an_unknown_exit_leaves_the_last_day_that_is_possible_and_asks():
    found = row(exit_months=UNKNOWN)
    assert found.decide_by == Span(None, date(2028, 3, 31))
    assert [ref.field for ref in found.questions] == ["exit_months"]
    assert (found.due, row(exit_months=UNKNOWN, end=date(2027, 3, 1)).due) == (Due.UNKNOWN, Due.TOO_LATE)


def test_without_an_end_there_is_no_day_at_all():
    found = row(end=UNKNOWN)
    assert found.decide_by == found.end == Span(None, None)
    assert (found.due, [ref.field for ref in found.questions]) == (Due.UNKNOWN, ["end"])


def test_of_a_contested_end_every_day_counts():
    ends = contested([(date(2028, 6, 30), Source("a")), (date(2028, 12, 31), Source("b"))])
    found = row(end=ends)
    assert found.decide_by == Span(date(2026, 12, 30), date(2027, 6, 30))
    early = contested([(date(2027, 12, 31), Source("a")), (date(2028, 12, 31), Source("b"))])
    assert row(end=early).due is Due.PERHAPS_TOO_LATE


def test_choosing_takes_at_least_what_the_law_asks_when_the_value_is_surely_high():
    found = row(tender_months=UNKNOWN, yearly_cost=250_000.0, exit_months=3)
    assert found.tender_by == Span(None, date(2028, 9, 30) - timedelta(days=60))
    assert "legal" in keys(found)
    planned_too_short = row(tender_months=1, exit_months=3)
    assert planned_too_short.tender_by.exact == date(2028, 9, 30) - timedelta(days=60)


@pytest.mark.parametrize(
    ("cost", "key"), [(50_000.0, "below"), (100_000.0, "legal_perhaps"), (UNKNOWN, "legal_perhaps")]
)
def test_below_or_perhaps_below_the_threshold_no_days_of_the_law_are_counted(cost, key):
    found = row(tender_months=UNKNOWN, yearly_cost=cost, exit_months=3)
    assert found.tender_by.latest == date(2028, 9, 30)
    assert key in keys(found)
    asked = {ref.field for ref in found.questions}
    assert asked == ({"tender_months", "yearly_cost"} if key == "legal_perhaps" else {"tender_months"})


def drill(hours, **facts):
    return Evidence(id="e1", about="suite", kind=EvidenceKind.EXIT_DRILL, hours=fact(hours), **facts)


def test_a_measured_exit_is_the_least_that_leaving_takes_unless_it_has_expired():
    city = setting(tiny(), "c1", **{**KNOWN, "exit_months": UNKNOWN})
    measured = contract_calendar(adding(city, drill(240.0)), AT).rows[0]
    assert measured.award_by == Span(None, date(2028, 12, 21))
    expired = adding(city, drill(240.0, expires=fact(date(2026, 1, 1))))
    assert contract_calendar(expired, AT).rows[0].award_by.latest == date(2028, 12, 31)


def test_supposed_months_fill_what_is_unknown_and_stay_a_question():
    found = row(Supposed(exit_months=6, tender_months=12), exit_months=UNKNOWN)
    assert found.decide_by.exact == date(2027, 9, 30)
    assert [ref.field for ref in found.questions] == ["exit_months"]
    assert "exit_supposed" in keys(found)


def test_the_data_act_is_named_for_a_cloud_service_with_a_longer_notice_and_changes_no_day():
    assert "switching" in keys(row())
    assert "switching" not in keys(row(notice_months=2))
    own = setting(setting(tiny(), "c1", **KNOWN), "suite", service_model=ServiceModel.ON_PREMISE)
    assert "switching" not in keys(contract_calendar(own, AT).rows[0])


def test_what_must_be_decided_first_stands_first_and_what_has_ended_last():
    city = setting(tiny(), "c1", **KNOWN)
    first = city["c1"]
    others = [
        replace(first, id=id_, end=fact(end)) for id_, end in (("old", date(2026, 1, 1)), ("near", date(2027, 1, 1)))
    ]
    assert [one.contract for one in contract_calendar(adding(city, *others), AT).rows] == ["near", "c1", "old"]


def test_lots_add_up_what_is_known_and_count_what_is_not():
    city = setting(tiny(), "c1", **KNOWN, lot="Kavel 1", yearly_cost=100.0)
    other = replace(city["c1"], id="c2", yearly_cost=UNKNOWN, end=fact(date(2027, 12, 31)))
    later = replace(city["c1"], id="c3", end=fact(date(2031, 1, 1)))
    (lot,) = lots_ending(contract_calendar(adding(city, other, later), AT), 2027, 2028)
    assert (lot.name, len(lot.contracts), lot.yearly_cost, lot.without_cost, lot.late) == ("Kavel 1", 2, 100.0, 1, 1)
    assert (lot.first_end, lot.last_end, lot.decide_by) == (date(2027, 12, 31), date(2028, 12, 31), date(2026, 6, 30))


days = st.dates(date(2025, 1, 1), date(2032, 12, 31))


def claims(values):
    """Facts of one or two claims."""
    return st.lists(values, min_size=1, max_size=2)


@settings(max_examples=60, deadline=None)
@given(claims(days), claims(st.integers(0, 30)), claims(st.integers(0, 30)), claims(st.integers(0, 30)))
def test_a_range_is_exactly_from_the_first_to_the_last_day_that_any_choice_of_claims_gives(ends, notice, leave, choose):
    """Against every completion, one by one."""
    given_facts = {"end": ends, "notice_months": notice, "exit_months": leave, "tender_months": choose}
    facts = {
        name: contested([(one, Source(str(n))) for n, one in enumerate(held)]) for name, held in given_facts.items()
    }
    found = row(yearly_cost=1e6, **facts)
    possible = []
    for end, months, out, choosing in product(ends, notice, leave, choose):
        award = months_on(end, -out)
        tender = min(months_on(award, -choosing), award - timedelta(days=minimum_days()))
        possible.append(min(months_on(end, -months), tender))
    assert found.decide_by == Span(min(possible), max(possible))


def test_a_month_earlier_is_the_last_day_of_a_shorter_month():
    assert months_on(date(2028, 3, 31), -1) == date(2028, 2, 29)
    assert months_on(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_nothing_is_asked_after_options_that_are_known_to_be_none():
    assert row(option_months=UNKNOWN).questions == ()
    assert {ref.field for ref in row(options=known(2, Source("x")), option_months=UNKNOWN).questions} == {
        "option_months"
    }
