"""Why there is no plan, and what would help least."""

from analyses.roadmap.small import GOAL, small
from regie.analyses.roadmap import Fixed, Status, clash, plan_route
from regie.analyses.roadmap.matrix import Hold
from regie.readers.roadmap import Budget, Capacity, MostMoves


def poor(amount: float):
    return tuple(Budget(year, amount) for year in range(2026, 2031))


def test_a_question_with_a_plan_has_no_clash():
    found = clash(small())
    assert (found.demands, found.reliefs) == ((), ())


def test_a_goal_that_costs_more_than_there_is_clashes_with_the_budget_and_with_nothing_else():
    question = small(budgets=poor(20.0), capacities=(Capacity("data", 1000.0),))
    assert plan_route(question).status is Status.IMPOSSIBLE
    found = clash(question)
    assert set(found.demands) == {(Hold.BUDGET, ("",)), (Hold.AIM, GOAL)}


def test_without_any_one_of_the_demands_the_others_hold_together():
    question = small(budgets=poor(20.0), limits=(MostMoves(1),))
    without_money = small(budgets=(), limits=(MostMoves(1),))
    without_goal = small(target=0.0, budgets=poor(20.0), limits=(MostMoves(1),))
    assert len(clash(question).demands) == 2
    assert plan_route(without_money).found
    assert plan_route(without_goal).found


def test_the_least_that_helps_makes_a_plan_possible():
    question = small(budgets=poor(60.0))
    (relief,) = clash(question).reliefs
    assert relief.hold in (Hold.BUDGET, Hold.AIM)
    if relief.hold is Hold.AIM:
        eased = question.with_target(GOAL, 0.5 - relief.by - 1e-6)
    else:
        first, *rest = question.budgets
        eased = small(budgets=(Budget(first.year, first.amount + relief.by + 1e-3), *rest))
    assert plan_route(eased).found


def test_steps_settled_by_hand_that_cannot_be_are_named():
    question = small(target=0.0, fixed=(Fixed("a4", None, 2026),), limits=(MostMoves(0),))
    assert (Hold.FIXED, ("a4",)) in clash(question).demands
    assert (Hold.MOVES, ("sociaal",)) in clash(question).demands
