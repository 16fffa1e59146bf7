"""How a plan turns out when estimates are ranges."""

from dataclasses import replace

import numpy as np
import pytest

from analyses.roadmap.small import GOAL, small
from regie.analyses.roadmap import plan_route, robust, uncertainty
from regie.analyses.roadmap.uncertainty import triangle
from regie.readers.roadmap import Estimate


def test_draws_of_a_triangle_keep_its_ends_and_its_mean():
    drawn = triangle(Estimate(1.0, 2.0, 6.0), np.linspace(0, 1, 100_001))
    assert drawn.min() == pytest.approx(1.0)
    assert drawn.max() == pytest.approx(6.0)
    assert drawn.mean() == pytest.approx(3.0, abs=1e-3)


def test_exact_estimates_turn_out_as_planned():
    question = small()
    exact = tuple(
        replace(
            thing,
            choices=tuple(
                replace(
                    one,
                    once=Estimate.exactly(one.once.likely),
                    running=Estimate.exactly(one.running.likely),
                    years_high=1,
                )
                for one in thing.choices
            ),
        )
        for thing in question.things
    )
    plan = plan_route(replace(question, things=exact))
    found = uncertainty(plan, draws=200)
    assert found.cost.p50 == pytest.approx(plan.cost)
    assert found.cost.p90 == pytest.approx(plan.cost)
    assert found.chances[GOAL] == 1.0


def test_the_same_seed_gives_the_same_draws_and_ranges_spread_the_cost():
    plan = plan_route(small())
    found = uncertainty(plan, draws=2000)
    assert found == uncertainty(plan, draws=2000)
    assert found.cost.p50 < found.cost.p90
    assert found.cost.mean > plan.cost  # the ranges lean upward
    assert sum(share for _, share in found.matters) == pytest.approx(1.0, abs=1e-6)


def test_steps_alike_spread_the_whole_more_than_steps_apart():
    plan = plan_route(small(target=1.0))
    apart, alike = (uncertainty(plan, draws=4000, alike=one).cost for one in (0.0, 1.0))
    assert alike.p90 - alike.p50 > apart.p90 - apart.p50


def test_a_move_that_may_take_longer_may_miss_its_goal_and_a_robust_plan_does_not():
    question = small(due=2028)
    last_moment = plan_route(question)
    assert 0 < uncertainty(last_moment, draws=2000).chances[GOAL] < 1
    steady = robust(question)
    assert all(step.first < step.year for step in steady.steps if step.things[0].startswith("a"))
    assert steady.cost > last_moment.cost
