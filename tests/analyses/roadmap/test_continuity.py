"""Cost against a goal while more and more processes go on in a scenario."""

from itertools import pairwise

import pytest

from analyses.roadmap.small import GOAL, PLATFORM, small
from regie.analyses.roadmap import CONTINUITY, plan_route, surface, with_continuity


def asked():
    """Two processes stop: one needs the two cheapest to move, one the dearest; nothing else is down."""
    stopped = {"p1": ("a1", "a2"), "p2": ("a4",)}
    return with_continuity(small(), stopped, frozenset({"a1", "a2", "a4"}), lambda choice: choice.target == PLATFORM)


def test_the_aim_asks_nothing_until_it_is_asked_and_is_met_when_all_behind_a_process_has_moved():
    free = plan_route(asked())
    assert free.cost == pytest.approx(plan_route(small()).cost)
    assert free.years[-1].reached[1].share == pytest.approx(0.5)
    whole = plan_route(asked().with_target(CONTINUITY, 1.0))
    assert {"a1", "a2", "a4"} <= {step.thing for step in whole.steps}
    assert whole.cost > free.cost


def test_what_stands_on_something_unsafe_does_not_go_on():
    question = with_continuity(small(), {"p1": ("a1",)}, frozenset({"a1"}), lambda _: False)
    assert plan_route(question).years[-1].reached[1].share == 0
    assert not plan_route(question.with_target(CONTINUITY, 1.0)).found


def test_a_process_nobody_can_keep_going_counts_as_stopped():
    question = with_continuity(small(), {"p1": ()}, frozenset(), lambda _: True)
    assert plan_route(question).years[-1].reached[1].share == 0


def test_more_continuity_and_more_of_the_goal_never_cost_less():
    found = surface(asked(), GOAL)
    assert [level for level, _ in found.fronts] == sorted(level for level, _ in found.fronts)
    costs = [[point.cost for point in front.points] for _, front in found.fronts]
    for row in costs:
        assert row == sorted(row)
    for cheaper, dearer in pairwise(costs):
        assert all(one <= other + 1e-6 for one, other in zip(cheaper, dearer, strict=True))
