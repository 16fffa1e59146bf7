"""Completeness, freshness and contradiction, counted on the tiny landscape with one thing changed."""

from datetime import date

import pytest

import regie
from regie.analyses.quality import judge_quality, limit_of
from regie.landscape import (
    NOUN_BY_NAME,
    NOUNS,
    UNKNOWN,
    Fact,
    Overruled,
    Source,
    contested,
    fact_fields,
    known,
    nobody_knows,
)
from tiny import AT, SOURCE, fact, setting, tiny

OLD = Source("oude lijst", date(2015, 1, 1))
INTERVIEW = Source("interview", date(2026, 9, 1))


def field(landscape, noun, name):
    return next(one for one in judge_quality(landscape, AT).fields if (one.noun, one.field) == (noun, name)).count


def source(landscape, name):
    return next(one for one in judge_quality(landscape, AT).sources if one.source == name)


def test_known_facts_count_as_complete_and_unknown_ones_do_not():
    assert field(tiny(), "application", "users").complete == 1
    assert field(setting(tiny(), "suite", users=UNKNOWN), "application", "users").complete == 0


def test_a_field_nobody_fills_in_is_a_choice_and_not_a_gap():
    quality = judge_quality(tiny(), AT)
    assert not next(one for one in quality.fields if one.field == "haven").used
    assert quality.total.total == sum(one.count.total for one in quality.fields if one.used)


def test_that_nobody_knew_is_counted_apart():
    count = field(setting(tiny(), "suite", users=nobody_knows(INTERVIEW)), "application", "users")
    assert (count.unknown, count.nobody_knew) == (1, 1)


def test_a_fact_beyond_its_limit_is_stale_and_one_without_a_date_is_neither():
    stale = field(setting(tiny(), "suite", users=known(4, OLD)), "application", "users")
    undated = field(setting(tiny(), "suite", users=known(4, Source("iemand"))), "application", "users")
    assert (stale.stale, stale.fresh, stale.out_of_date) == (1, 0, 1)
    assert (undated.undated, undated.out_of_date) == (1, None)


def test_a_fact_is_as_old_as_its_newest_claim():
    both = contested([(4, OLD), (4, SOURCE)])
    assert field(setting(tiny(), "suite", users=both), "application", "users").fresh == 1


def test_a_number_of_registration_does_not_age():
    assert field(setting(tiny(), "duinsoft", kvk=known("12345678", OLD)), "organisation", "kvk").fresh == 1


def test_sources_that_contradict_each_other_are_named():
    landscape = setting(tiny(), "suite", users=contested([(400, SOURCE), (90, INTERVIEW)]))
    assert field(landscape, "application", "users").contradicted == 1
    assert source(landscape, "interview").against == {"CMDB": 1}
    assert source(landscape, "CMDB").disputed == 1


def test_a_claim_that_was_set_aside_is_counted_with_its_source():
    held = Fact(fact(400).claims, overruled=(Overruled(90, INTERVIEW, "het register gaat voor"),))
    assert source(setting(tiny(), "suite", users=held), "interview").overruled == 1


def test_things_without_a_known_cluster_are_a_group_of_their_own():
    clusters = judge_quality(tiny(), AT).clusters
    assert set(clusters) == {"", "Sociaal"}


def test_versions_are_in_order_of_their_dates():
    earlier = setting(tiny(), "suite", users=UNKNOWN)
    earlier = type(earlier)("Eerder", date(2025, 11, 1), earlier.records)
    found = regie.quality([tiny(), earlier])
    assert [one.landscape.name for one in found.versions] == ["Eerder", "Tiny"]
    assert found.versions[0].total.complete < found.latest.total.complete


@pytest.mark.parametrize("noun", [noun.noun for noun in NOUNS])
def test_every_field_has_a_limit_with_a_reason(noun):
    for one in fact_fields(NOUN_BY_NAME[noun]):
        limit = limit_of(noun, one)
        assert limit.why
        assert limit.days is None or limit.days > 0


def test_the_workbook_holds_every_row(tmp_path):
    import openpyxl

    regie.quality(tiny(), xlsx=tmp_path / "k.xlsx")
    book = openpyxl.load_workbook(tmp_path / "k.xlsx")
    assert book.sheetnames == ["Versies", "Velden", "Clusters", "Bronnen"]
    used = [one for one in judge_quality(tiny(), AT).fields if one.used]
    assert book["Velden"].max_row == 1 + len(used)
