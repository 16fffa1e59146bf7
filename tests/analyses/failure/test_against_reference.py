"""The engine gives what the slow reference gives, on thousands of graphs with circles, alternatives and k of n."""

from math import inf
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.failure import reference
from regie.analyses.failure.bits import seeded, stopped, stopped_plain, unpacked
from regie.analyses.failure.circles import Fan
from regie.analyses.failure.downtime import add_hours, seeded_lanes
from regie.analyses.failure.needs import Need, Needs
from regie.analyses.failure.plan import plan_of, planned
from regie.analyses.failure.times import first_hours, spread

LENGTHS = (3.0, 24.0, inf)
HOURS, RECOVERIES = (0.0, 1.0, 4.0, 30.0, 1e9), (0.0, 2.0, 5.0, inf)


@st.composite
def graphs(draw):
    size = draw(st.integers(2, 9))
    hours, recoveries = st.sampled_from(HOURS), st.sampled_from(RECOVERIES)
    needs = {}
    for node in range(size):
        providers = draw(st.lists(st.integers(0, size - 1), max_size=4, unique=True))
        needs[node] = [(other, draw(hours), draw(recoveries)) for other in providers if other != node]
    needed = {node: draw(st.integers(0, len(needs[node]))) for node in needs}
    return needs, needed


def thrown(dice):
    """A graph as `graphs` draws one, in a fraction of the time: for thousands, which nobody makes small."""
    size = dice.randint(2, 9)
    needs = {}
    for node in range(size):
        providers = dice.sample(range(size), dice.randint(0, min(4, size)))
        needs[node] = [(other, dice.choice(HOURS), dice.choice(RECOVERIES)) for other in providers if other != node]
    return needs, {node: dice.randint(0, len(needs[node])) for node in needs}


def engine_graph(needs, needed):
    graph = Needs()
    for node in needs:
        graph.node(str(node))
        graph.needed[node] = needed[node]
    for node, found in needs.items():
        graph.needs.extend(Need(node, provider, after, recovery) for provider, after, recovery in found)
    return graph


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(graphs(), st.data())
def test_hours_are_those_of_the_reference(made, data):
    needs, needed = made
    compare_hours(needs, needed, data.draw(st.sets(st.sampled_from(sorted(needs)), min_size=1, max_size=2)))


@pytest.mark.slow
def test_hours_are_those_of_the_reference_on_thousands_of_graphs():
    for number in range(4000):
        dice = Random(number)
        needs, needed = thrown(dice)
        compare_hours(needs, needed, set(dice.sample(sorted(needs), dice.randint(1, 2))), f"graph {number}")


def compare_hours(needs, needed, gone, which=""):
    plan = plan_of(engine_graph(needs, needed))
    begins, ends = np.full((len(needs), 3), inf), np.full((len(needs), 3), -inf)
    begins[sorted(gone)], ends[sorted(gone)] = 0.0, LENGTHS
    times = spread(plan, begins, ends)
    for lane, length in enumerate(LENGTHS):
        expected = reference.outage(needs, needed, dict.fromkeys(gone, (0.0, length)))
        found = {node: (times.stops[node, lane], times.back[node, lane]) for node in needs if times.down[node, lane]}
        assert found == expected, which


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(graphs())
def test_bits_are_what_stops_for_good(made):
    needs, needed = made
    plan = plan_of(engine_graph(needs, needed))
    single = [[node] for node in needs]
    down = unpacked(stopped(plan, seeded(plan, single)), len(single))
    for node in needs:
        expected = reference.outage(needs, needed, {node: (0.0, inf)})
        assert {other for other in needs if down[other, node]} == set(expected)


@pytest.mark.slow
def test_compiled_bits_are_the_same_bits():
    pytest.importorskip("numba")
    from regie.analyses.failure.compiled import stopped_compiled

    for number in range(500):
        needs, needed = thrown(Random(number))
        plan = plan_of(engine_graph(needs, needed))
        plain = stopped_plain(plan, seeded(plan, [[node] for node in needs]))
        compiled = seeded(plan, [[node] for node in needs])
        stopped_compiled(plan, compiled)
        assert np.array_equal(plain, compiled), f"graph {number}"


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 2**64 - 1), min_size=4, max_size=4))
def test_compiled_hours_are_the_same_hours(bits):
    pytest.importorskip("numba")
    from regie.analyses.failure.compiled import add_hours_compiled

    words = np.array(bits, np.uint64).reshape(2, 2)
    length, year = np.linspace(0.1, 7, 128), np.arange(128) // 50
    plain, compiled = np.zeros((2, 3)), np.zeros((2, 3))
    rows = np.array([1, 0])
    add_hours(plain, words, rows, length, year)
    add_hours_compiled(compiled, words, rows, length, year)
    np.testing.assert_allclose(compiled, plain, rtol=1e-12)


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), unique=True), min_size=1, max_size=150), st.randoms())
def test_compiled_seeds_are_the_same_seeds(stretches, dice):
    pytest.importorskip("numba")
    from regie.analyses.failure.compiled import seeded_compiled

    none = np.zeros(0)
    plan = planned(6, np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(6, np.int64), (none, none))
    seeds = Fan(np.array([0, 1, 1, 4, 5]), np.array([2, 0, 3, 5, 3]))
    first = np.cumsum([0, *map(len, stretches)])
    things = Fan(first, np.array([one for many in stretches for one in many], np.int64))
    lanes = np.array(sorted(dice.sample(range(len(stretches)), dice.randint(1, len(stretches)))))
    plain = seeded_lanes(plan, seeds, things, lanes)
    assert np.array_equal(seeded_compiled(plan, seeds, things, lanes), plain)
    nodes = {one: seeds.other[seeds.first[one] : seeds.first[one + 1]].tolist() for one in range(4)}
    expected = seeded(plan, [[node for one in stretches[lane] for node in nodes[one]] for lane in lanes])
    assert np.array_equal(plain, expected)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(graphs())
def test_first_hours_are_those_of_an_outage_without_end(made):
    needs, needed = made
    plan = plan_of(engine_graph(needs, needed))
    begins = np.full((len(needs), len(needs)), inf, np.float32)
    np.fill_diagonal(begins, 0.0)
    hours = first_hours(plan, begins)
    for node in needs:
        expected = reference.outage(needs, needed, {node: (0.0, inf)})
        # past a month hours are not counted: some time, and some hours after it, are the same
        found = {other: min(float(hours[other, node]), 720.0) for other in needs if hours[other, node] < inf}
        assert found == {other: min(spell[0], 720.0) for other, spell in expected.items()}
