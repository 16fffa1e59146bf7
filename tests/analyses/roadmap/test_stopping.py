"""A plan that is stopped early is the best found so far, with a bound that holds."""

from dataclasses import replace

import pytest

from analyses.roadmap.small import small
from benchmarks._route_city import city, held
from regie.analyses.roadmap import Effort, Status, best_reach, plan_route


class Stopping:
    """Says stop as soon as it was told of a plan."""

    def __init__(self) -> None:
        self.told: list[tuple[float, float]] = []

    def found(self, cost: float, bound: float) -> None:
        self.told.append((cost, bound))

    def stop(self) -> bool:
        return bool(self.told)


@pytest.mark.slow
def test_a_plan_stopped_after_the_first_found_is_whole_and_its_bound_holds():
    question = replace(held(city(40), 1.6e7, 1.0, 1.1), capacities=())
    stopping = Stopping()
    stopped = plan_route(question, Effort(gap=0.0, stop=stopping.stop, found=stopping.found))
    best = plan_route(question, Effort(gap=0.002))
    assert stopping.told
    assert stopped.found
    assert stopped.cost == pytest.approx(min(cost for cost, _ in stopping.told))
    assert all(bound <= best.cost for _, bound in stopping.told)
    assert stopped.bound <= best.cost
    assert best.bound <= stopped.cost


def test_stopped_before_anything_was_found_is_not_the_same_as_impossible():
    for plan in (
        plan_route(small(), Effort(stop=lambda: True)),
        best_reach(small(), small().aims[0].key, Effort(stop=lambda: True)),
    ):
        assert not plan.found
        assert plan.status is Status.STOPPED
