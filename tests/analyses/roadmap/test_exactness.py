"""The engine against every plan there is."""

import pytest
from hypothesis import HealthCheck, given, settings

from analyses.roadmap import enumerating
from analyses.roadmap.questions import questions
from regie.analyses.roadmap import Effort, Problem, Status, plan_route

EXACT = Effort(gap=1e-9)


@given(questions())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_cheapest_plan_is_the_cheapest_of_all_plans(question: Problem) -> None:
    found = plan_route(question, EXACT)
    cheapest = enumerating.best(question)
    if cheapest is None:
        assert found.status is Status.IMPOSSIBLE
        assert not found.found
        return
    assert found.cost == pytest.approx(cheapest, abs=1e-4)
    assert found.bound == pytest.approx(cheapest, abs=1e-3)
    assert enumerating.holds(question, chosen(question, found))


@given(questions())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_plan_that_may_stop_early_holds_and_its_bound_is_no_promise_too_much(question: Problem) -> None:
    found = plan_route(question, Effort(gap=0.2))
    cheapest = enumerating.best(question)
    if cheapest is None:
        assert not found.found
        return
    plan = chosen(question, found)
    assert enumerating.holds(question, plan)
    assert enumerating.cost(question, plan) == pytest.approx(found.cost, abs=1e-6)
    assert found.bound <= cheapest + 1e-4
    assert found.cost <= cheapest + 0.2 * max(1.0, abs(found.cost)) + 1e-6
    for number, year in enumerate(found.years):
        for reached, aim in zip(year.reached, question.aims, strict=True):
            assert reached.share == pytest.approx(enumerating.share(question, plan, aim, number))


def chosen(question: Problem, found) -> enumerating.Plan:
    steps = {step.thing: step for step in found.steps}
    plan: dict[str, object] = {}
    for thing in question.things:
        step = steps.get(thing.id)
        choice = next((one for one in thing.choices if step and one.key == step.choice), None)
        plan[thing.id] = (choice, question.years.index(step.year)) if step and choice else None
    return plan
