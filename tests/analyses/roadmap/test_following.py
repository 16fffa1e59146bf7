"""Plans side by side, and beside what happened."""

from analyses.roadmap.small import small
from regie.analyses.roadmap import Actual, Fixed, Standing, compare_plans, follow_plan, plan_route, settle


def test_two_plans_differ_in_the_steps_they_say_differently():
    old = plan_route(small())
    assert compare_plans(old, old) == ()
    new = plan_route(settle(small(), forbidden=[Fixed("a1")]))
    changed = {one.thing for one in compare_plans(old, new)}
    assert "a1" in changed
    assert "a4" not in changed


def test_steps_stand_as_what_happened_says():
    plan = plan_route(small())
    first, second = (step for step in plan.steps if step.thing.startswith("a"))
    actuals = {first.thing: Actual(first.thing, first.year, first.once + 40.0)}
    stands = {one.step.thing: one for one in follow_plan(plan, actuals, second.year)}
    assert stands[first.thing].standing is Standing.DONE
    assert abs(stands[first.thing].over - 40.0) < 1e-9
    assert stands[second.thing].standing is Standing.LATE
    before = {one.step.thing: one.standing for one in follow_plan(plan, {}, plan.steps[0].first - 1)}
    assert set(before.values()) == {Standing.TO_COME}
