"""A program without the columns that cannot move gives the same answers, row by row."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regie.programs import Effort, Program, Status, solve, solve_what_moves, without_held

SIZE = 5
number = st.integers(-3, 3)
row = st.tuples(st.lists(number, min_size=SIZE, max_size=SIZE), st.integers(-2, 4))


def program(costs, rows, held=()):
    """Rows that come to no more than so much, over columns between 0 and 1, some of them held."""
    entries = [[(place, value) for place, value in enumerate(values) if value] for values, _ in rows]
    flat = [one for each in entries for one in each]
    least, most = np.zeros(SIZE), np.ones(SIZE)
    for place, value in held:
        least[place] = most[place] = value
    return Program(
        np.array(costs, float),
        least,
        most,
        np.full(len(rows), -np.inf),
        np.array([high for _, high in rows], float),
        np.concatenate(([0], np.cumsum([len(each) for each in entries]))).astype(np.int32),
        np.array([place for place, _ in flat], np.int32),
        np.array([value for _, value in flat], float),
        np.zeros(SIZE, bool),
    )


@given(
    st.lists(number, min_size=SIZE, max_size=SIZE),
    st.lists(row, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, 1)), max_size=2),
)
@settings(max_examples=40, deadline=None)
def test_what_is_left_costs_the_same_and_keeps_its_rows(costs, rows, held):
    asked = program(costs, rows, held)
    small, apart = without_held(asked)
    whole, part = solve(asked, Effort()), solve(small, Effort())
    assert part.status is whole.status
    assert len(small.low) == len(asked.low)
    if whole.x is not None:
        assert part.cost + apart == pytest.approx(whole.cost, abs=1e-6)


@given(
    st.lists(number, min_size=SIZE, max_size=SIZE),
    st.lists(row, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, 1)), max_size=3),
)
@settings(max_examples=40, deadline=None)
def test_whole_answers_are_the_same_too_whether_or_not_anything_is_looked_for(costs, rows, held):
    asked = replace(program(costs, rows, held), whole=np.ones(SIZE, bool))
    answers = [solve(asked, Effort(gap=0.0, search=0.0)), solve(asked, Effort(gap=0.0))]
    answers.append(solve_what_moves(asked, Effort(gap=0.0)))
    assert len({answer.status for answer in answers}) == 1
    if answers[0].status is Status.DONE:
        assert [answer.cost for answer in answers] == pytest.approx([answers[0].cost] * 3, abs=1e-6)


def test_a_column_for_which_a_row_leaves_no_room_is_left_out_with_what_waits_for_it():
    closed = ([1, 0, 0, -1, 0], 0)  # the first lands on the fourth, which is never open
    waits = ([-1, 1, 0, 0, 0], 0)  # the second comes after the first
    small, _ = without_held(program([-1, -1, -1, 0, 0], [closed, waits], [(3, 0)]))
    assert small.cost.tolist() == [-1, 0]


def test_when_nothing_moves_the_rows_hold_or_not():
    every = [(place, 1) for place in range(SIZE)]
    for high, status in ((5, Status.DONE), (4, Status.IMPOSSIBLE)):
        asked = program([1] * SIZE, [([1] * SIZE, high)], every)
        small, apart = without_held(asked)
        assert solve(small, Effort()).status is status
        assert solve_what_moves(asked, Effort()).status is status
    assert apart == SIZE
