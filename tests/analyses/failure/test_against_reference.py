"""The engine gives what the slow reference gives, on thousands of graphs with circles, alternatives and k of n."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.failure import reference
from regie.analyses.failure.bits import seeded, stopped, unpacked
from regie.analyses.failure.needs import Need, Needs
from regie.analyses.failure.plan import plan_of
from regie.analyses.failure.times import spread

LENGTHS = (3.0, 24.0, inf)


@st.composite
def graphs(draw):
    size = draw(st.integers(2, 9))
    hours = st.sampled_from([0.0, 1.0, 4.0, 30.0, 1e9])
    needs = {}
    for node in range(size):
        providers = draw(st.lists(st.integers(0, size - 1), max_size=4, unique=True))
        recoveries = st.sampled_from([0.0, 2.0, 5.0, inf])
        needs[node] = [(other, draw(hours), draw(recoveries)) for other in providers if other != node]
    needed = {node: draw(st.integers(0, len(needs[node]))) for node in needs}
    return needs, needed


def engine_graph(needs, needed):
    graph = Needs()
    for node in needs:
        graph.node(str(node))
        graph.needed[node] = needed[node]
    for node, found in needs.items():
        graph.needs.extend(Need(node, provider, after, recovery) for provider, after, recovery in found)
    return graph


@settings(max_examples=100, deadline=None)
@given(graphs(), st.data())
def test_hours_are_those_of_the_reference(made, data):
    compare_hours(made, data)


@pytest.mark.slow
@settings(max_examples=4000, deadline=None)
@given(graphs(), st.data())
def test_hours_are_those_of_the_reference_on_thousands_of_graphs(made, data):
    compare_hours(made, data)


def compare_hours(made, data):
    needs, needed = made
    gone = data.draw(st.sets(st.sampled_from(sorted(needs)), min_size=1, max_size=2))
    plan = plan_of(engine_graph(needs, needed))
    begins, ends = np.full((len(needs), 3), inf), np.full((len(needs), 3), -inf)
    begins[sorted(gone)], ends[sorted(gone)] = 0.0, LENGTHS
    times = spread(plan, begins, ends)
    for lane, length in enumerate(LENGTHS):
        expected = reference.outage(needs, needed, dict.fromkeys(gone, (0.0, length)))
        found = {node: (times.stops[node, lane], times.back[node, lane]) for node in needs if times.down[node, lane]}
        assert found == expected


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
