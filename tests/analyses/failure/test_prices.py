"""What a price rise costs: every sum once, capped or not, directly or through the chain."""

from datetime import date

from regie.analyses.failure import PriceRise, price_effect
from regie.landscape import Contract, Interval, Verdict
from regie.landscape.vocabulary import Clause
from tiny import AT, SOURCE, adding, fact, owned, setting, supplier, tiny


def effect(landscape, *rises):
    return price_effect(landscape, AT, [PriceRise(id_, share) for id_, share in rises])


def test_a_contract_without_a_cap_rises_with_the_whole_share():
    found = effect(setting(tiny(), "c1", clauses=()), ("duinsoft", 0.2))
    assert found.extra == Interval(50_000.0, 50_000.0)
    assert [one.thing for one in found.dearer] == ["c1"]  # the application it covers is not counted again


def test_a_cap_of_unknown_height_gives_from_nothing_to_the_whole_share():
    found = effect(setting(tiny(), "c1", clauses=(Clause.PRICE_CAP,)), ("duinsoft", 0.2))
    assert (found.extra, found.dearer[0].capped) == (Interval(0.0, 50_000.0), Verdict.YES)
    assert found.dearer[0].until == date(2027, 12, 31)


def test_a_contract_of_which_nobody_said_what_it_settles_may_hold_a_cap():
    assert effect(tiny(), ("duinsoft", 0.2)).dearer[0].capped is Verdict.BETWEEN


def test_a_rise_of_a_parent_reaches_what_it_controls():
    city = owned(setting(tiny(), "c1", clauses=()), "duinsoft", supplier("zee", "Zee", "NL"))
    assert effect(city, ("zee", 0.1)).extra == Interval(25_000.0, 25_000.0)


def test_a_supplier_behind_a_supplier_may_be_passed_on():
    # the suite runs on the platform of polderhost
    found = effect(setting(tiny(), "c1", clauses=()), ("polderhost", 0.1))
    assert (found.dearer[0].direct, found.extra) == (False, Interval(0.0, 25_000.0))


def test_the_cost_is_given_by_cluster():
    city = setting(tiny(), "c1", clauses=(), cluster="Sociaal")
    assert effect(city, ("duinsoft", 0.2)).by_cluster == {"Sociaal": Interval(50_000.0, 50_000.0)}


def test_a_contract_that_has_ended_costs_nothing_more():
    city = setting(tiny(), "c1", end=date(2026, 1, 1))
    assert [one.thing for one in effect(city, ("duinsoft", 0.2)).dearer] == ["suite"]


def test_what_nobody_knows_the_cost_of_is_named():
    city = adding(tiny(), Contract(id="c2", name="Onderhoud", source=SOURCE, supplier=fact("duinsoft")))
    assert effect(city, ("duinsoft", 0.2)).unknown == ("c2",)


def test_of_two_rises_the_highest_counts():
    city = owned(setting(tiny(), "c1", clauses=()), "duinsoft", supplier("zee", "Zee", "NL"))
    assert effect(city, ("zee", 0.1), ("duinsoft", 0.2)).extra == Interval(50_000.0, 50_000.0)
