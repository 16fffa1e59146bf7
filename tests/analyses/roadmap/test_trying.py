"""A change by hand is judged as the planner would: what breaks, and what the plan then costs and reaches."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analyses.roadmap.questions import questions
from analyses.roadmap.small import GOAL, PLATFORM, small
from regie.analyses.roadmap import Fixed, footing_of, plan_route, settle, try_by_hand
from regie.readers.roadmap import Budget, Capacity, Freeze, MostMoves, Order

REHOST = ("rehost", PLATFORM)


def kinds(problem, plan, **moved):
    return {(one.kind, one.year) for one in try_by_hand(footing_of(problem, plan.steps), moved).broken}


def test_a_plan_that_nobody_touches_breaks_nothing_and_costs_the_same():
    problem = small()
    plan = plan_route(problem)
    tried = try_by_hand(footing_of(problem, plan.steps), {})
    assert tried.broken == ()
    assert tried.plan.cost == pytest.approx(plan.cost)
    assert tried.plan.years == plan.years


def test_a_step_moved_costs_what_the_planner_says_it_costs():
    problem = small()
    plan = plan_route(problem)
    step = next(one for one in plan.steps if one.thing == "a1")
    tried = try_by_hand(footing_of(problem, plan.steps), {"a1": (step.choice, 2029)})
    wanted = plan_route(settle(small(target=0.0), [Fixed(one.thing, one.choice, one.year) for one in tried.plan.steps]))
    assert tried.plan.cost == pytest.approx(wanted.cost)


def test_a_step_moved_past_its_goal_says_which_goal_is_missed_and_by_how_much():
    problem = small()
    plan = plan_route(problem)
    late = next(one for one in plan.steps if one.thing == "a1")
    broken = try_by_hand(footing_of(problem, plan.steps), {"a1": (late.choice, 2029)}).broken
    assert [(one.kind, one.of, one.year) for one in broken] == [("aim", GOAL, 2028)]
    assert broken[0].by == pytest.approx(0.25)


def test_a_goal_that_asks_everything_names_what_it_misses():
    problem = small(target=1.0)
    plan = plan_route(problem)
    broken = try_by_hand(footing_of(problem, plan.steps), {"a2": None}).broken
    assert {(one.kind, one.year, one.units) for one in broken} == {("aim", 2028, ("a2",)), ("aim", 2030, ("a2",))}


def test_landing_before_the_platform_is_open_breaks():
    problem = small()
    plan = plan_route(problem)
    opened = next(one for one in plan.steps if one.thing == PLATFORM).year
    assert ("landing", opened - 1) in kinds(problem, plan, a1=(REHOST, opened - 1))
    assert ("landing", opened) in kinds(problem, plan, **{PLATFORM: None})


def test_money_people_moves_and_order_break_in_the_year_they_are_passed():
    plan = plan_route(small())
    step = next(one for one in plan.steps if one.thing == "a1")
    to_2027 = {"a1": (step.choice, 2027), PLATFORM: (("open", ""), 2026)}
    poor = small(budgets=tuple(Budget(year, 60.0 if year < 2028 else 1000.0) for year in range(2026, 2031)))
    assert ("budget", 2027) in kinds(poor, plan, **to_2027)
    assert ("capacity", 2027) in kinds(small(capacities=(Capacity("data", 5.0),)), plan, **to_2027)
    assert ("moves", 2027) in kinds(small(limits=(MostMoves(0),)), plan, **to_2027)
    assert ("order", 2027) in kinds(small(orders=(Order("a1", "a2"),)), plan, **to_2027)


def test_a_freeze_a_contract_and_too_little_time_are_said_too():
    plan = plan_route(small())
    step = next(one for one in plan.steps if one.thing == "a1")
    assert ("frozen", 2029) in kinds(small(freezes=(Freeze(2029, 2029),)), plan, a1=(step.choice, 2029))
    problem = small()
    bound = replace(
        problem,
        things=tuple(replace(one, bound_until=date(2035, 1, 1)) if one.id == "a1" else one for one in problem.things),
    )
    assert ("contract", 2029) in kinds(bound, plan, a1=(step.choice, 2029))
    assert ("not_ready", 2025) in kinds(problem, plan, a1=(step.choice, 2025))


def test_what_the_problem_does_not_know_is_an_error():
    plan = plan_route(small())
    with pytest.raises(KeyError):
        try_by_hand(footing_of(small(), plan.steps), {"a1": (("retire", ""), 2028)})


@given(questions(), st.data())
@settings(max_examples=25, deadline=None)
def test_what_a_change_does_is_what_the_whole_plan_comes_to_after_it(problem, data):
    """A change is judged by the rows it touches only; worked out whole, the plan must say the same."""
    plan = plan_route(problem)
    footing = footing_of(problem, plan.steps)
    thing = data.draw(st.sampled_from(problem.things))
    keys = st.sampled_from([choice.key for choice in thing.choices])
    move = data.draw(st.none() | st.tuples(keys, st.sampled_from(problem.years)))
    tried = try_by_hand(footing, {thing.id: move})
    hindered = {one.of[0] for one in tried.broken if one.kind in ("frozen", "contract", "not_ready")}
    assume(not hindered)
    after = footing_of(problem, tried.plan.steps)
    assert tried.plan.cost == pytest.approx(after.whole.plan.cost)
    for one, other in zip(tried.plan.years, after.whole.plan.years, strict=True):
        assert (one.spent, one.running, one.moves) == pytest.approx((other.spent, other.running, other.moves))
        assert [each.share for each in one.reached] == pytest.approx([each.share for each in other.reached])
    assert {(one.kind, one.of, one.year) for one in tried.broken} == {
        (label.hold.value, label.of, label.year) for label, _ in after.passed
    }
