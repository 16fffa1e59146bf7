"""What more would cost."""

import itertools

import pytest

from analyses.roadmap.small import GOAL, small
from regie.analyses.roadmap import front, plan_route
from regie.readers.roadmap import Budget


def test_the_front_has_twelve_points_that_never_get_cheaper():
    points = front(small(), GOAL).points
    assert len(points) == 12
    costs = [point.cost for point in points]
    assert all(
        now is not None and next_ is not None and next_ >= now - 1e-6 for now, next_ in itertools.pairwise(costs)
    )


def test_a_point_of_whole_steps_costs_what_the_plan_costs():
    (point,) = front(small(), GOAL, [0.5]).points
    assert point.cost == pytest.approx(plan_route(small()).cost)


def test_a_percent_more_costs_what_the_dearest_of_the_chosen_costs():
    (half, more) = front(small(), GOAL, [0.5, 0.51]).points
    assert half.cost is not None
    assert more.cost is not None
    assert more.cost - half.cost == pytest.approx(more.per_point, rel=1e-6)


def test_a_year_later_is_no_dearer_and_a_million_more_helps_only_who_is_short():
    budgets = tuple(Budget(year, 400.0) for year in range(2026, 2031))
    prices = {price.what: price.cost for price in front(small(budgets=budgets), GOAL, [0.5]).prices}
    assert prices["later"] <= 1e-6
    assert prices["million"] <= 1e-6
    assert prices["percent"] > 0


def test_what_cannot_be_reached_has_no_cost():
    budgets = tuple(Budget(year, 90.0) for year in range(2026, 2031))
    points = front(small(target=0.25, due=2030, budgets=budgets), GOAL, [0.25, 1.0]).points
    assert points[0].cost is not None
    assert points[1].cost is None
