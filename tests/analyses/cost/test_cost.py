"""Charging back, plans and budgets: every rule of docs/explanation/cost.md."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from regie.analyses.cost import budget, charge_back, plan_cost, shipped_nds, shipped_phase_1, shipped_plan
from regie.landscape import UNKNOWN, Source, contested
from regie.readers.cost import Charge, Charges, CostTable, Key, Line, PlanRow
from tiny import AT, adding, setting, tiny

MILLION = Decimal(1_000_000)


def test_the_table_of_the_strategy_gives_its_three_claims_and_says_which_is_which():
    found = plan_cost(shipped_plan())
    figures = {name: float(value / MILLION) for name, value in found.together.figures.items()}
    assert figures == {
        "sum_of_current": 513.0,
        "sum_of_alternative": 559.0,
        "sum_of_operating_difference": 46.0,
        "mean_operating_difference": 4.6,
        "sum_of_change": 24.0,
        "sum_of_total_difference": 70.0,
        "mean_total_difference": 7.0,
    }
    assert {one.means: float(one.value / MILLION) for one in found.said} == {
        "mean_operating_difference": 4.6,
        "sum_of_change": 24.0,
        "mean_total_difference": 7.0,
    }
    assert [one.means for one in found.said if one.slips] == ["sum_of_change"]


def test_years_without_growth_or_with_a_jump_ask_for_an_explanation():
    found = plan_cost(shipped_plan()).together
    assert {one.year: round(one.growth, 3) for one in found.to_explain} == {2029: 0, 2031: 0, 2032: 0.208, 2035: 0}
    assert found.misprinted == ()
    assert (found.years[0].index, round(found.years[-1].index, 1)) == (100.0, 153.7)


def plan(*rows):
    made = tuple(PlanRow(subject, line, tuple(map(Decimal, amounts))) for subject, line, *amounts in rows)
    return CostTable("test", (2026, 2027), made)


def test_subjects_are_added_up_unless_one_is_the_total():
    cloud = [("Cloud", Line.CURRENT, 10, 10), ("Cloud", Line.ALTERNATIVE, 12, 13), ("Cloud", Line.ONCE, 0, 1)]
    work = [("Werk", Line.CURRENT, 1, 1), ("Werk", Line.ALTERNATIVE, 1, 1), ("Werk", Line.ONCE, 5, 0)]
    found = plan_cost(plan(*cloud, *work))
    assert [year.difference for year in found.together.years] == [7, 4]
    assert (len(found.subjects), found.said) == (2, ())
    total = [("Totaal", line, *amounts) for _, line, *amounts in cloud]
    assert plan_cost(plan(*total)).together.subject == "Totaal"


def test_a_printed_difference_that_does_not_follow_is_named_with_its_year():
    rows = [
        ("", Line.CURRENT, 10, 10),
        ("", Line.ALTERNATIVE, 12, 13),
        ("", Line.ONCE, 0, 1),
        ("", Line.DIFFERENCE, 2, 5),
    ]
    assert [year.year for year in plan_cost(plan(*rows)).together.misprinted] == [2027]


def test_the_sums_of_the_shipped_tables_are_those_printed():
    for table in (shipped_nds(), shipped_phase_1()):
        assert [check.printed for check in table.checks] == [check.ours for check in table.checks]
        assert "Meerjarenstrategie" in table.source


def charged(*charges, keys=(), tag=""):
    return charge_back(Charges("test", "EUR", tuple(charges)), keys, tag)


def charge(service, amount, **more):
    return Charge(service, "P", "2026-01", Decimal(amount), **more)


def key(service, **weights):
    return Key(service, "gebruikers", tuple((name, Decimal(weight)) for name, weight in weights.items()))


def test_a_tag_goes_before_the_key_of_a_service_and_that_before_the_key_for_all_others():
    found = charged(
        charge("vm", 10, tags=(("dep", "Sociaal"),)),
        charge("vm", 30),
        charge("opslag", 5),
        keys=[key("vm", A=1, B=2), key("*", C=1)],
        tag="dep",
    )
    assert found.departments == {"B": 2000, "A": 1000, "Sociaal": 1000, "C": 500}
    assert {share.by for share in found.shares} == {"tag", "key", "others"}


def test_what_has_no_key_stays_and_is_said_and_keys_for_nothing_are_named():
    found = charged(charge("vm", 30), charge("opslag", 5), keys=[key("vm", A=1), key("oud", A=1)])
    assert found.departments == {"A": 3000, "": 500}
    assert found.unused_keys == ("oud",)


def test_rows_are_added_up_before_they_are_rounded():
    assert charged(*[charge("vm", "0.004")] * 1000, keys=[key("*", A=1)]).departments == {"A": 400}


def test_a_share_says_its_weight_of_the_whole_and_the_key_that_was_agreed():
    (first, second) = charged(charge("vm", 3), keys=[key("vm", A=1, B=2)]).shares
    assert (first.weight, first.whole, first.key, second.cents) == (1, 3, "gebruikers", 200)


def test_a_budget_keeps_both_views_apart_ranges_what_is_contested_and_counts_what_is_unknown():
    city = setting(tiny(), "c1", cluster="Sociaal", yearly_cost=contested([(1.0, Source("a")), (3.0, Source("b"))]))
    other = replace(city["c1"], id="c2", yearly_cost=UNKNOWN)
    ended = replace(city["c1"], id="c3", end=contested([(date(2020, 1, 1), Source("a"))]))
    found = budget(adding(city, other, ended), AT)
    (social,) = found.clusters
    assert (social.contracts.least, social.contracts.most, social.contracts.count, social.contracts.unknown) == (
        1,
        3,
        2,
        1,
    )
    assert (social.applications.least, found.together.applications.most) == (250_000, 250_000)
