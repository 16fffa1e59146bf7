"""The least that keeps critical processes up, against every set of measures there is."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regie.analyses.failure import Scenario, repair, repair_singles
from regie.analyses.failure.repair import Patience, Search, one_each
from regie.landscape import Application, Landscape, Platform, Process
from tiny import AT, SOURCE, fact, supplier, tiny

GONE = Scenario("Polderhost weg", without=("polderhost",))


def test_one_measure_on_the_way_keeps_a_process_up():
    found = repair(tiny(), AT, GONE)
    assert len(found.measures) == 1
    assert found.cost == 1
    assert found.hopeless == ()


def test_what_nothing_reaches_needs_nothing():
    assert repair(tiny(), AT, Scenario("niets", without=("elders",))).measures == ()


def test_the_cheapest_is_chosen_and_not_only_the_fewest():
    dear = {"suite"}
    found = repair(tiny(), AT, GONE, lambda step: 5.0 if step.thing in dear else 2.0)
    assert found.cost == 2.0
    assert {step.thing for step in found.measures}.isdisjoint(dear)


def test_measures_for_every_single_failure_hold_in_each_of_them():
    found = repair_singles(tiny(), AT)
    assert found.scenarios >= 3
    search = searched(tiny(), {"elk": frozenset({"duinsoft"}), "ander": frozenset({"polderhost"})})
    kept = {number for number, step in enumerate(search.measures.steps) if step in found.measures}
    assert holds(search, frozenset(kept))


def searched(landscape: Landscape, scenarios: dict[str, frozenset[str]]) -> Search:
    return Search.over(landscape, AT, scenarios, one_each)


def holds(search: Search, chosen: frozenset[int]) -> bool:
    measures = search.measures
    return all(measures.critical.isdisjoint(measures.down(seeds, chosen)) for seeds in search.scenarios.values())


@st.composite
def landscapes(draw: st.DrawFn) -> Landscape:
    platforms = [f"p{number}" for number in range(draw(st.integers(1, 2)))]
    suppliers = [f"s{number}" for number in range(2)]
    one = st.sampled_from(suppliers)
    records = [supplier(id_, id_, "NL") for id_ in suppliers]
    base = tiny()["poldercloud"]
    assert isinstance(base, Platform)
    records += [
        replace(base, id=id_, name=id_, suppliers=fact((draw(one),)), operated_by=fact((draw(one),)))
        for id_ in platforms
    ]
    app = tiny()["suite"]
    assert isinstance(app, Application)
    apps = [f"a{number}" for number in range(draw(st.integers(1, 2)))]
    for id_ in apps:
        on = draw(st.sampled_from(platforms))
        records.append(
            replace(
                app, id=id_, name=id_, platform=fact(on), suppliers=fact((draw(one),)), operated_by=fact((draw(one),))
            )
        )
    for number in range(draw(st.integers(1, 2))):
        used = tuple(draw(st.lists(st.sampled_from(apps), min_size=1, unique=True)))
        records.append(
            Process(
                id=f"v{number}",
                name=f"v{number}",
                source=SOURCE,
                maximum_outage=fact(24.0),
                critical=fact(True),
                applications=fact(used),
            )
        )
    return Landscape("random", AT, tuple(records))


@given(landscapes(), st.lists(st.sampled_from(["s0", "s1", "p0"]), min_size=1, max_size=2, unique=True))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_smaller_set_of_measures_would_do(landscape: Landscape, gone: list[str]) -> None:
    search = searched(landscape, {one: frozenset({one}) for one in gone})
    found = search.run(Patience())
    chosen = frozenset(number for number, step in enumerate(search.measures.steps) if step in found.measures)
    if found.hopeless:
        assert not holds(search, frozenset(range(len(search.measures.steps))))
        return
    assert holds(search, chosen)
    assert found.proven
    fewer = range(len(found.measures))
    assert not any(
        holds(search, frozenset(some))
        for size in fewer
        for some in combinations(range(len(search.measures.steps)), size)
    )


@pytest.mark.slow
def test_the_example_city_is_repaired_for_every_single_failure():
    from regie.examples import EXAMPLES

    city = EXAMPLES["voorbeeldstad"]()
    found = repair_singles(city, AT)
    assert found.measures


def test_whoever_stops_it_gets_measures_that_hold_and_how_far_they_may_be_from_the_cheapest():
    search = searched(tiny(), {one: frozenset({one}) for one in ("polderhost", "duinsoft")})
    found = search.run(Patience(stop=lambda: True))
    assert holds(search, frozenset(at for at, step in enumerate(search.measures.steps) if step in found.measures))
    assert found.bound <= found.cost
    assert 0 <= found.gap <= 1
    assert not found.proven
