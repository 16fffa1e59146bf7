"""Plans side by side, and beside what happened."""

from analyses.roadmap.small import small
from regie.analyses.roadmap import Actual, Fixed, Standing, compare_plans, follow_plan, follow_steps, plan_route, settle


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


def test_done_sooner_is_ahead_later_is_late_and_given_up_is_dropped():
    plan = plan_route(small())
    step = next(step for step in plan.steps if step.thing.startswith("a"))

    def standing(**what):
        actuals = {step.thing: Actual(step.thing, **what)}
        return {one.step.thing: one for one in follow_plan(plan, actuals, step.year - 1)}[step.thing]

    assert standing(finished=step.year - 1).standing is Standing.AHEAD
    assert standing(finished=step.year + 1).standing is Standing.LATE_DONE
    assert standing(dropped=True).standing is Standing.DROPPED
    assert standing(done=True).standing is Standing.AHEAD
    assert standing(done=True).over is None


def test_a_step_is_late_once_its_year_is_over_and_busy_while_it_lasts():
    steps = plan_route(small()).steps
    first = steps[0]
    going = follow_steps(steps, {}, ended=first.year - 1, going=first.year)
    assert going[0].standing is Standing.BUSY
    over = follow_steps(steps, {}, ended=first.year, going=first.year + 1)
    assert over[0].standing is Standing.LATE
