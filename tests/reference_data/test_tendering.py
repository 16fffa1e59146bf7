"""The periods of the law add up, and each figure names its article and the page it was read on."""

from datetime import date

from regie.reference_data.files import data
from regie.reference_data.tendering import minimum_days, procedures, switching, threshold, years_with_many_ends


def test_an_open_tender_takes_forty_days_when_answered_electronically_and_twenty_of_standstill():
    assert [period.days for period in procedures()["open"]] == [45, -5, 20]
    assert minimum_days() == 60
    assert sum(period.days for period in procedures()["restricted"]) == 85


def test_no_period_of_the_dutch_act_is_shorter_than_the_directive_asks():
    floor = data("tendering")["directive"]["days"]
    ours = {period.id: period.days for periods in procedures().values() for period in periods}
    assert [name for name, days in floor.items() if ours[name] < days] == []


def test_every_period_names_its_article_and_page():
    for periods in procedures().values():
        for period in periods:
            assert period.article.startswith("art. ")
            assert period.page.startswith("http")


def test_the_threshold_is_the_one_in_force_and_the_last_known_afterwards():
    assert threshold(date(2026, 11, 1)).amount == 216_000
    assert threshold(date(2030, 1, 1)) == threshold(date(2026, 1, 1))


def test_the_data_act_gives_two_months_since_september_2025():
    assert (switching().notice_months, switching().since) == (2, date(2025, 9, 12))


def test_many_contracts_end_in_2027_and_2028():
    assert years_with_many_ends() == (2027, 2028)
