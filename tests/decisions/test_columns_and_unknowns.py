"""The compiled tables against a slow reference, over known, unknown and contested answers."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.reference import (
    NO_RULE,
    VALUES,
    columns_of,
    frozen,
    inputs,
    model_of,
    said,
    states,
    tables,
)
from regie.decisions import (
    UNKNOWN,
    Aggregation,
    Coded,
    Decision,
    HitPolicy,
    Input,
    InputClause,
    LiteralExpression,
    Model,
    OneOf,
    OutputClause,
    Rule,
    Table,
    UndecidedError,
    evaluate,
)


@settings(max_examples=30, deadline=None)
@given(tables())
def test_columns_give_what_the_reference_gives_row_by_row(asked):
    rows = states(asked.kinds)
    outcomes = evaluate(model_of(asked), columns_of(rows, len(asked.kinds)))

    for at, row in enumerate(rows):
        [outcome] = outcomes.possible(at)
        assert said(outcome) == frozen(asked.answer(row)), row


@settings(max_examples=30, deadline=None)
@given(tables())
def test_a_table_that_calculates_its_outputs_gives_what_the_reference_gives(asked):
    rules = tuple(replace(rule, outputs=(f"{rule.outputs[0]} + nought",)) for rule in asked.table.rules)
    asks = (*inputs(asked.kinds), Input("nought", "number"))
    model = Model("random", asks, (Decision("d", replace(asked.table, rules=rules)),))
    rows = states(asked.kinds)
    outcomes = evaluate(model, {**columns_of(rows, len(asked.kinds)), "nought": [0] * len(rows)})

    for at, row in enumerate(rows):
        [outcome] = outcomes.possible(at)
        assert said(outcome) == frozen(asked.answer(row)), row


def partly_known(kinds):
    """A row in which answers are known, unknown or contested, with the values each may have."""
    parts = [
        st.one_of(
            st.sampled_from(VALUES[kind]).map(lambda value: (value, (value,))),
            st.just((UNKNOWN, VALUES[kind])),
            st.lists(st.sampled_from(VALUES[kind]), min_size=1, max_size=2, unique=True).map(
                lambda values: (OneOf(values), tuple(values))
            ),
        )
        for kind in kinds
    ]
    return st.tuples(*parts)


def expected(completions):
    """Outcome to the union of the rules behind it."""
    found = {}
    for value, rules in completions:
        found.setdefault((type(value), value), set()).update(rules)
    return found


def reached(outcomes):
    return {(type(value), value): set(rules) for value, rules in map(said, outcomes)}


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_reachable_outcomes_and_their_rules_equal_brute_force_over_completions(data):
    asked = data.draw(tables())
    rows = data.draw(st.lists(partly_known(asked.kinds), min_size=1, max_size=4))
    columns = {f"q{at}": [row[at][0] for row in rows] for at in range(len(asked.kinds))}
    outcomes = evaluate(model_of(asked), columns)

    for at, row in enumerate(rows):
        completions = [frozen(asked.answer(one)) for one in product(*(values for _, values in row))]
        assert reached(outcomes.possible(at)) == expected(completions)
        assert outcomes.exact(at)
        assert outcomes.certain(at) == (len(expected(completions)) == 1)


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_two_decisions_that_share_an_input_keep_it_shared(data):
    """Upstream outputs 0..3 feed a number column downstream, beside an input that both ask."""
    single = [(policy, None) for policy in (HitPolicy.FIRST, HitPolicy.PRIORITY)]
    kinds = data.draw(st.lists(st.sampled_from(["string", "boolean"]), min_size=1, max_size=2).map(tuple))
    up = data.draw(tables(kinds=kinds, policies=single))
    down = data.draw(tables(kinds=("number", kinds[0]), names=("up", "q0")))
    model = Model("graph", inputs(kinds), (Decision("up", up.table), Decision("down", down.table)))
    row = data.draw(partly_known(kinds))
    outcomes = evaluate(model, {f"q{at}": [row[at][0]] for at in range(len(kinds))})

    completions = []
    for one in product(*(values for _, values in row)):
        middle, _ = up.answer(one)
        fits = [] if middle == NO_RULE else None
        if fits is None:
            completions.append(frozen(down.answer((middle, one[0]))))
    gap_reached = any(up.answer(one)[0] == NO_RULE for one in product(*(values for _, values in row)))
    if not gap_reached:
        assert reached(outcomes.possible(0)) == expected(completions)
    else:
        assert set(expected(completions)).issubset(reached(outcomes.possible(0)))
    assert model.result == "down"


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_question_tells_what_is_reachable_after_each_answer(data):
    asked = data.draw(tables(kinds=("string", "boolean", "string")))
    row = data.draw(partly_known(asked.kinds))
    model = model_of(asked)
    columns = {f"q{at}": [part] for at, (part, _) in enumerate(row)}
    outcomes = evaluate(model, columns)

    questions = outcomes.questions(0)
    assert (questions == ()) == outcomes.certain(0) or len(outcomes.possible(0)) > 1
    for question in questions:
        for answer, after in question.outcomes.items():
            again = evaluate(model, {**columns, question.input: [answer]})
            assert reached(after) == reached(again.possible(0))
        assert question.decides == all(len(after) == 1 for after in question.outcomes.values())


def loan():
    table = Table(
        HitPolicy.FIRST,
        (InputClause("age"), InputClause("kind")),
        (OutputClause("verdict"), OutputClause("why")),
        (
            Rule(("<18", "-"), ('"no"', '"too young"')),
            Rule(("-", '"risky", "new"'), ('"ask"', '"not known"')),
            Rule((">=65", '"known"'), ('"yes"', '"older"')),
        ),
    )
    kinds = ("risky", "new", "known")
    return Model("loan", (Input("age", "number"), Input("kind", "string", kinds)), (Decision("loan", table),))


def test_a_row_that_no_rule_fits_says_so_and_has_no_value():
    outcomes = evaluate(loan(), {"age": [30], "kind": ["known"]})

    [outcome] = outcomes.possible(0)
    assert (outcome.problem, outcome.rules) == ("no rule fits", ())
    with pytest.raises(UndecidedError, match="no rule fits"):
        outcomes.value(0)
    assert [repr(one) for one in outcomes.column("verdict")] == ["NO_RULE"]


def test_an_unknown_that_no_rule_asks_about_any_more_leaves_the_row_certain():
    outcomes = evaluate(loan(), {"age": [12, UNKNOWN], "kind": [UNKNOWN, "risky"]})

    assert outcomes.value(0) == {"verdict": "no", "why": "too young"}
    assert not outcomes.certain(1)
    assert outcomes.column("verdict") == ["no", OneOf(["no", "ask"])]
    assert [question.input for question in outcomes.questions(1)] == ["age"]


def test_a_value_that_is_not_allowed_is_refused_by_name():
    with pytest.raises(ValueError, match="kind: 'odd' is not allowed, only 'risky', 'new', 'known'"):
        evaluate(loan(), {"age": [1], "kind": ["odd"]})
    with pytest.raises(ValueError, match="age: 'old' is no number"):
        evaluate(loan(), {"age": ["old"]})
    with pytest.raises(ValueError, match="no input colour"):
        evaluate(loan(), {"colour": ["red"]})
    with pytest.raises(ValueError, match="differ in length"):
        evaluate(loan(), {"age": [1], "kind": ["new", "new"]})


def test_arrays_and_coded_columns_give_what_lists_give():
    ages, codes = np.array([12.0, 18.0, 65.0, 64.9]), np.array([2, 0, 2, 2])
    as_arrays = evaluate(loan(), {"age": ages, "kind": Coded(codes, ["risky", "new", "known"])})
    as_lists = evaluate(loan(), {"age": ages.tolist(), "kind": ["known", "risky", "known", "known"]})

    assert (
        as_arrays.column("why")
        == as_lists.column("why")
        == ["too young", "not known", "older", as_lists.column("why")[3]]
    )


def test_above_the_limit_the_outcomes_are_too_many_but_never_too_few_and_say_so():
    kinds = tuple(("no", "yes") for _ in range(12))
    names = [f"q{at}" for at in range(12)]
    rules = tuple(
        Rule(tuple('"yes"' if at == other else "-" for other in range(12)), (str(2**at),)) for at in range(12)
    )
    table = Table(HitPolicy.COLLECT, tuple(map(InputClause, names)), (OutputClause("sum", "number"),), rules)
    model = Model(
        "sums",
        tuple(Input(name, "string", kind) for name, kind in zip(names, kinds, strict=True)),
        (Decision("d", table),),
    )

    few = evaluate(model, {name: [UNKNOWN] for name in names}, limit=16)
    assert not few.exact(0)
    assert not few.certain(0)
    every = evaluate(model, {name: [UNKNOWN] for name in names})
    assert every.exact(0)
    assert len(every.possible(0)) == 4096


def test_a_calculation_over_an_input_without_end_is_known_when_the_input_is():
    model = Model(
        "pay",
        (Input("month", "number"),),
        (
            Decision("year", LiteralExpression("12 * month")),
            Decision(
                "class",
                Table(
                    HitPolicy.UNIQUE,
                    (InputClause("year"),),
                    (OutputClause(),),
                    (Rule(("<1000",), ('"low"',)), Rule((">=1000",), ('"high"',))),
                ),
            ),
        ),
    )
    outcomes = evaluate(model, {"month": [50, 100, UNKNOWN]})

    assert (outcomes.value(0), outcomes.value(1)) == ("low", "high")
    assert not outcomes.exact(2)
    assert {one.whole for one in outcomes.possible(2) if not one.problem} == {"low", "high"}
    assert evaluate(model, {"month": [50.25]}, "year").value(0) == 603


def test_dates_fall_in_the_cells_between_the_days_that_rules_name():
    from datetime import date

    table = Table(
        HitPolicy.UNIQUE,
        (InputClause("day"),),
        (OutputClause(),),
        (Rule(('< date("2030-01-01")',), ('"before"',)), Rule(('>= date("2030-01-01")',), ('"after"',))),
    )
    model = Model("days", (Input("day", "date"),), (Decision("d", table),))
    outcomes = evaluate(model, {"day": [date(2029, 12, 31), date(2030, 1, 1), UNKNOWN]})

    assert outcomes.column() == ["before", "after", OneOf(["before", "after"])]


@settings(max_examples=30, deadline=None)
@given(tables())
def test_the_trace_of_all_rows_at_once_has_a_bit_for_every_rule_that_fits(asked):
    rows = states(asked.kinds)
    words = evaluate(model_of(asked), columns_of(rows, len(asked.kinds))).fitting()

    for at, row in enumerate(rows):
        assert sum(1 for rule in range(len(asked.cells)) if int(words[0, at]) >> rule & 1) == len(asked.fits(row))


def test_a_table_of_more_rules_than_a_word_holds_gives_the_right_rule_over_known_and_unknown():
    """Rule n of 150 fits from n up; with FIRST and a limit the lower rules must not hide the higher ones."""
    numbers = range(150)
    table = Table(
        HitPolicy.FIRST,
        (InputClause("n"), InputClause("open")),
        (OutputClause("", "number"),),
        tuple(Rule((f"< {number}", "true"), (str(number),)) for number in numbers),
    )
    model = Model("long", (Input("n", "number"), Input("open", "boolean")), (Decision("d", table),))
    outcomes = evaluate(model, {"n": [10, 64, 127.5, 148, 149], "open": [True] * 4 + [UNKNOWN]})

    assert outcomes.column()[:4] == [11, 65, 128, 149]
    assert [rule.number for rule in outcomes.possible(2)[0].rules] == [129]
    assert outcomes.possible(4)[0].problem == "no rule fits"
    unknown = evaluate(model, {"n": [126], "open": [UNKNOWN]})
    assert {(one.problem, tuple(rule.number for rule in one.rules)) for one in unknown.possible(0)} == {
        (None, (128,)),
        ("no rule fits", ()),
    }


def test_null_is_a_known_answer_that_no_comparison_fits():
    outcomes = evaluate(loan(), {"age": [None, None], "kind": ["risky", None]})

    assert outcomes.value(0) == {"verdict": "ask", "why": "not known"}
    assert outcomes.possible(1)[0].problem == "no rule fits"


def test_a_count_of_no_rules_is_nought_and_a_sum_of_none_is_no_answer():
    def collecting(aggregation):
        table = Table(
            HitPolicy.COLLECT,
            (InputClause("n"),),
            (OutputClause("", "number"),),
            (Rule(("> 1",), ("5",)), Rule(("> 2",), ("7",))),
            aggregation,
        )
        return Model("m", (Input("n", "number"),), (Decision("d", table),))

    assert evaluate(collecting(Aggregation.COUNT), {"n": [0, 3]}).column() == [0, 2]
    assert evaluate(collecting(Aggregation.SUM), {"n": [2, 3]}).column() == [5, 12]
    assert evaluate(collecting(Aggregation.SUM), {"n": [0]}).possible(0)[0].problem == "no rule fits"
    assert evaluate(collecting(None), {"n": [3]}).value(0) == [5, 7]


def test_a_gap_upstream_reaches_the_catch_all_rule_downstream():
    up = Table(HitPolicy.FIRST, (InputClause("q"),), (OutputClause(),), (Rule(('"a"',), ("1",)),))
    down = Table(
        HitPolicy.FIRST, (InputClause("up"),), (OutputClause(),), (Rule(("1",), ('"one"',)), Rule(("-",), ('"rest"',)))
    )
    model = Model("m", (Input("q", "string", ("a", "b")),), (Decision("up", up), Decision("down", down)))

    outcomes = evaluate(model, {"q": ["a", "b", UNKNOWN]})
    assert outcomes.column() == ["one", "rest", OneOf(["one", "rest"])]


def test_priority_goes_by_the_order_of_allowed_outputs_also_where_outputs_are_calculated():
    table = Table(
        HitPolicy.PRIORITY,
        (InputClause("n"),),
        (OutputClause("", "number", "3, 2, 1"),),
        (Rule(("> 0",), ("n",)), Rule(("> 0",), ("n + 1",)), Rule(("> 1",), ("1",))),
    )
    model = Model("m", (Input("n", "number"),), (Decision("d", table),))
    outcomes = evaluate(model, {"n": [1, 2]})

    assert outcomes.column() == [2, 3]
    assert [rule.number for rule in outcomes.possible(1)[0].rules] == [2]
