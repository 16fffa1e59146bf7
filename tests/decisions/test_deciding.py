"""The questions of all rows at once, and the first of each, against the questions of each row by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.reference import inputs, model_of, tables
from decisions.test_columns_and_unknowns import partly_known
from regie.decisions import (
    UNKNOWN,
    Decision,
    HitPolicy,
    Input,
    InputClause,
    LiteralExpression,
    Model,
    OutputClause,
    Rule,
    Table,
    evaluate,
)


def first_of_each(outcomes):
    asked = (outcomes.questions(row) for row in range(len(outcomes)))
    return [questions[0].input if questions else None for questions in asked]


def one_by_one(outcomes):
    return [outcomes.questions(row) for row in range(len(outcomes))]


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_it_is_the_first_question_of_each_row(data):
    asked = data.draw(tables())
    rows = data.draw(st.lists(partly_known(asked.kinds), min_size=1, max_size=5))
    columns = {f"q{at}": [row[at][0] for row in rows] for at in range(len(asked.kinds))}
    outcomes = evaluate(model_of(asked), columns)
    assert outcomes.deciding() == first_of_each(outcomes)
    assert outcomes.all_questions() == one_by_one(outcomes)


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_it_is_so_through_decisions_that_need_each_other(data):
    single = [(policy, None) for policy in (HitPolicy.FIRST, HitPolicy.PRIORITY)]
    kinds = data.draw(st.lists(st.sampled_from(["string", "boolean"]), min_size=1, max_size=2).map(tuple))
    up = data.draw(tables(kinds=kinds, policies=single))
    down = data.draw(tables(kinds=("number", kinds[0]), names=("up", "q0")))
    model = Model("graph", inputs(kinds), (Decision("up", up.table), Decision("down", down.table)))
    rows = data.draw(st.lists(partly_known(kinds), min_size=1, max_size=4))
    outcomes = evaluate(model, {f"q{at}": [row[at][0] for row in rows] for at in range(len(kinds))})
    assert outcomes.deciding() == first_of_each(outcomes)
    assert outcomes.all_questions() == one_by_one(outcomes)


def test_an_input_the_model_calculates_with_remains_a_question():
    body = LiteralExpression("amount * 2")
    model = Model("calculation", (Input("amount", "number"),), (Decision("double", body),))
    outcomes = evaluate(model, {"amount": [UNKNOWN, 3]})
    assert outcomes.deciding() == first_of_each(outcomes) == ["amount", None]
    assert outcomes.all_questions() == one_by_one(outcomes)


def test_rows_are_asked_about_in_parts_and_each_once():
    rules = (Rule((">= 5", "-"), ('"high"',)), Rule(("-", "true"), ('"yes"',)), Rule(("-", "-"), ('"no"',)))
    table = Table(HitPolicy.FIRST, (InputClause("n"), InputClause("b")), (OutputClause("out"),), rules)
    asked = (Input("n", "number"), Input("b", "boolean"))
    numbers = [UNKNOWN if n % 3 else n for n in range(200)]
    outcomes = evaluate(
        Model("parts", asked, (Decision("d", table),)),
        {"n": numbers, "b": [UNKNOWN if n % 2 else True for n in range(200)]},
    )
    assert outcomes.all_questions() == one_by_one(outcomes)


def test_more_answers_than_a_word_has_bits_are_refused():
    rules = tuple(Rule((f"{number}",), (f"{number}",)) for number in range(70))
    table = Table(HitPolicy.FIRST, (InputClause("n"),), (OutputClause("out"),), rules)
    outcomes = evaluate(Model("many", (Input("n", "number"),), (Decision("d", table),)), {"n": [UNKNOWN]})
    with pytest.raises(ValueError, match="more than 63"):
        outcomes.deciding()
