"""Which questions come first, and that answers interact."""

from itertools import combinations

import pytest

from analyses.questions.small import city, open_rows
from regie.analyses.questions import choose, expected, settings
from regie.analyses.questions.settling import Chance, Part, Row
from regie.landscape import FactRef, OpenRow

A, B, C = (FactRef(id_, "seat") for id_ in "abc")


def row(weight=1.0, closed=True, **chances):
    found = {FactRef(id_, "seat"): Chance(*chance) for id_, chance in chances.items()}
    return Row(OpenRow(("autonomous",), "x", 1.0), weight, (), Part(found, closed))


def order(*rows, minutes=lambda fact: 1.0, limit=None):
    return [one.fact for one in choose(rows, minutes, limit)]


def test_the_question_that_settles_most_comes_first():
    assert order(row(1.0, a=(0.9, 0.1)), row(3.0, b=(0.9, 0.1))) == [B, A]


def test_effort_counts():
    assert order(row(1.0, a=(0.9, 0.1)), row(3.0, b=(0.9, 0.1)), minutes=lambda fact: 10.0 if fact == B else 1.0) == [
        A,
        B,
    ]


def test_one_question_answers_for_everything_that_hangs_on_it():
    rows = [row(1.0, a=(0.5, 0.5)), *(row(0.6, b=(0.5, 0.5)) for _ in range(3))]
    assert order(*rows)[0] == B


def test_two_questions_that_only_help_together_are_asked_together():
    together = row(1.0, a=(1.0, 0.0), b=(1.0, 0.0))
    little = row(0.2, c=(0.5, 0.5))
    assert order(together, little) == [A, B, C]


def test_a_question_that_can_settle_nothing_is_not_asked():
    assert order(row(1.0, closed=False, a=(1.0, 0.0))) == []


def test_what_a_question_adds_is_less_after_one_that_may_settle_the_same():
    first, second = choose([row(1.0, a=(0.5, 0.5), b=(0.5, 0.5))], lambda fact: 1.0, None)
    assert (first.gain, first.alone) == (0.5, 0.5)
    assert second.gain == pytest.approx(0.5)
    assert second.alone == 0.5


@pytest.mark.parametrize("seed", range(4))
def test_the_gains_add_up_to_what_all_are_expected_to_settle(seed):
    rows, _, _ = open_rows(city(seed))
    chosen = choose(rows, lambda fact: 1.0, None)
    assert sum(one.gain for one in chosen) == pytest.approx(expected(rows, [one.fact for one in chosen]))


@pytest.mark.parametrize("seed", range(6))
def test_three_chosen_questions_come_near_the_best_three(seed):
    rows, _, _ = open_rows(city(seed))
    facts = sorted({fact for one in rows for fact in one.facts})
    chosen = [one.fact for one in choose(rows, lambda fact: 1.0, 3)]
    best = max(expected(rows, some) for some in combinations(facts, min(3, len(facts))))
    assert expected(rows, chosen) >= 0.8 * best


def test_every_effort_has_a_reason():
    assert all(effort.minutes > 0 and effort.why for effort in settings().effort.values())
