"""Hours down in a year: the outages that were drawn, through what needs what."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regie.analyses.failure import Assumption, Single, SingleKind, estimate_downtime
from regie.analyses.failure.assumed import YEAR, Drawn, stretches
from regie.landscape import Interval, Verdict
from regie.landscape.vocabulary import DependencyKind
from tiny import AT, adding, depending, fact, setting, tiny


def one_way(**details):
    """The process goes on for so long without its application."""
    city = setting(tiny(), "uitkeringen", applications=fact(()))
    return depending(city, "uitkeringen", DependencyKind.USES, "suite", **{"felt_after": fact(0.0), **details})


def two_ways():
    city = one_way(group="weg", tested=fact(True))
    city = adding(city, replace(city["poldercloud"], id="duincloud", name="Duincloud"))
    city = adding(city, replace(city["suite"], id="loket", name="Loket", platform=fact("duincloud")))
    return depending(
        city, "uitkeringen", DependencyKind.USES, "loket", group="weg", tested=fact(True), felt_after=fact(0.0)
    )


def platform(id_):
    return Single(SingleKind.PLATFORM, id_, {id_: Verdict.YES})


def fails(often, hours, name="p"):
    return Assumption(name, Interval(*often), Interval(*hours), "aangenomen")


def down(city, assumed, **options):
    return estimate_downtime(city, AT, assumed, **{"years": 1000, **options})


def test_a_process_is_down_as_long_as_what_it_needs():
    found = down(one_way(), {fails((10, 10), (10, 10)): [platform("poldercloud")]})
    (process,) = found.processes
    assert process.mean.low == process.mean.high == pytest.approx(100, rel=0.03)
    assert process.p50.high == pytest.approx(100, rel=0.05)
    assert process.p90.high > 130


def test_two_tested_ways_are_down_only_together():
    city = two_ways()
    both = {fails((80, 80), (20, 20)): [platform("poldercloud"), platform("duincloud")]}
    share = 1 - np.exp(-80 * 20 / YEAR)
    assert down(city, both).processes[0].mean.high == pytest.approx(YEAR * share**2, rel=0.05)


def test_what_is_over_before_it_is_felt_costs_nothing():
    city = one_way(felt_after=fact(48.0))
    assert down(city, {fails((10, 10), (10, 10)): [platform("poldercloud")]}).total.mean == Interval(0.0, 0.0)
    assert down(city, {fails((1, 1), (100, 100)): [platform("poldercloud")]}).total.mean.low > 80


def test_a_loss_that_is_felt_at_an_unknown_hour_gives_a_best_and_a_worst_case():
    found = down(tiny(), {fails((10, 10), (10, 10)): [platform("poldercloud")]})
    assert (found.total.mean.low, found.total.mean.high > 90) == (0.0, True)


def test_the_widest_range_matters_most():
    narrow, wide = fails((1, 1.1), (10, 11), "smal"), fails((0.5, 50), (10, 11), "breed")
    found = down(one_way(), {narrow: [platform("poldercloud")], wide: [platform("poldercloud")]})
    assert (found.matters[0].assumption.name, found.matters[0].what) == ("breed", "per_year")
    assert found.matters[0].correlation > 0.8


def test_the_same_seed_gives_the_same_and_another_something_else():
    assumed = {fails((1, 2), (1, 20)): [platform("poldercloud")]}
    first, again, other = (down(one_way(), assumed, seed=seed).total for seed in (1, 1, 2))
    assert first == again != other


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.1, 60), st.floats(1, 2000))
def test_stretches_hold_every_hour_in_which_something_is_down(seed, often, hours):
    years = 3
    drawn = [Drawn(fails((often, often), (hours, hours)), np.full(years, often), np.full(years, hours))]
    cut = stretches(np.random.default_rng(seed), drawn, [np.arange(2)])
    once = np.unique(np.stack((cut.thing, cut.stretch)), axis=1)  # outages of one thing may overlap
    down_hours = np.bincount(once[0], weights=cut.length[once[1]], minlength=2)
    assert (cut.length >= 0).all()
    assert (np.diff(cut.year) >= 0).all()
    assert (down_hours <= cut.length.sum() + 1e-6).all()
    assert cut.length.sum() <= years * YEAR + 1e-6
    assert set(cut.stretch.tolist()) == set(range(len(cut.length)))


def test_a_thousand_overlapping_outages_fill_the_year_and_no_more():
    found = down(one_way(), {fails((500, 500), (300, 300)): [platform("poldercloud")]}, years=20)
    assert found.total.mean.high <= YEAR
    assert found.total.mean.high > 0.95 * YEAR
