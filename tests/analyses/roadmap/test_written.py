"""A question as JSON, and back."""

from dataclasses import replace
from datetime import date

import pytest

from analyses.roadmap.small import GOAL, PLATFORM, estimate, small
from regie.analyses.roadmap import Fixed, read_problem, write_problem
from regie.landscape import Source
from regie.readers.roadmap import Budget, Capacity, Freeze, MostMoves, Order


def everything():
    """A question in which nothing is left as it is by default."""
    first, *rest = small(index=1.04, exit_share=0.25, carry_over=False).things
    sourced = replace(estimate(7.0), source=Source("raming", date(2026, 1, 2)))
    choice = replace(rest[0].choices[0], once=sourced, meets_with={PLATFORM: frozenset({GOAL, ("a", "b")})})
    odd = replace(
        rest[0],
        choices=(choice,),
        meets=frozenset({GOAL}),
        along={PLATFORM: frozenset({GOAL})},
        bound_until=date(2028, 6, 30),
        earliest=2027,
    )
    return small(
        index=1.04,
        exit_share=0.25,
        carry_over=False,
        things=(first, odd, *rest[1:]),
        aims=(replace(small().aims[0], outside=2.0),),
        orders=(Order("a1", "a2", 1),),
        budgets=(Budget(2026, 1e6, "sociaal"),),
        capacities=(Capacity("data", 3.0, 2027, "sociaal"),),
        freezes=(Freeze(2026, 2027, "sociaal"),),
        limits=(MostMoves(2, "sociaal"),),
        fixed=(Fixed("a1", ("rehost", PLATFORM), 2027), Fixed("a2")),
        forbidden=(Fixed("a3", None, 2028),),
    )


@pytest.mark.parametrize("problem", [small(), everything()], ids=["small", "everything"])
def test_a_question_that_is_written_is_read_as_the_same(problem):
    assert read_problem(write_problem(problem)) == problem


def test_the_same_question_is_written_the_same_whatever_was_asked_of_it_before():
    problem = everything()
    before = write_problem(problem)
    assert problem.aims[0].weight == 4.0  # remembered by the aim
    assert write_problem(problem) == before == write_problem(read_problem(before))


def test_what_is_no_question_is_refused():
    for written in (b"{", b"{}", b"[]", b'{"orders": 3}'):
        with pytest.raises((KeyError, TypeError, ValueError)):
            read_problem(written)
