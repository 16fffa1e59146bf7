"""Gaps, unreachable rules, overlaps and differences against enumeration of all states."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.reference import NO_RULE, frozen, model_of, said, states, tables
from regie.decisions import (
    OTHER,
    Decision,
    HitPolicy,
    Input,
    InputClause,
    LiteralExpression,
    Model,
    OutputClause,
    Rule,
    Span,
    Table,
    check_model,
    compare,
    compare_rows,
    evaluate,
    single_changes,
)
from regie.locale import say


def inside(box, row):
    """Whether a row of values lies in a box of answers."""

    def holds(answer, value):
        if isinstance(answer, Span):
            low = answer.low is None or value > answer.low or (answer.low_closed and value == answer.low)
            high = answer.high is None or value < answer.high or (answer.high_closed and value == answer.high)
            return low and high
        return answer == value and isinstance(answer, bool) == isinstance(value, bool)

    return all(any(holds(answer, row[int(name[1:])]) for answer in answers) for name, answers in box.answers.items())


@settings(max_examples=12, deadline=None)
@given(tables())
def test_gaps_hold_exactly_the_states_without_a_rule(asked):
    check = check_model(model_of(asked))

    assert check.complete
    for row in states(asked.kinds):
        covering = [gap for gap in check.gaps if inside(gap.box, row)]
        assert len(covering) == (asked.answer(row)[0] == NO_RULE), row


@settings(max_examples=12, deadline=None)
@given(tables())
def test_unreachable_rules_are_exactly_those_that_never_give_an_answer(asked):
    check = check_model(model_of(asked))
    giving = {rule for row in states(asked.kinds) for rule in asked.answer(row)[1]}
    fitting = {hit + 1 for row in states(asked.kinds) for hit in asked.fits(row)}

    assert {one.rule.number for one in check.unreachable} == set(range(1, len(asked.cells) + 1)) - giving
    assert {one.rule.number for one in check.unreachable if one.fits} == fitting - giving


@settings(max_examples=12, deadline=None)
@given(tables())
def test_overlaps_are_exactly_the_pairs_that_fit_together(asked):
    check = check_model(model_of(asked))
    pairs = {pair for row in states(asked.kinds) for pair in combinations(asked.fits(row), 2)}

    assert {(one.first.number - 1, one.second.number - 1) for one in check.overlaps} == pairs
    for one in check.overlaps:
        assert one.differs == (asked.outputs[one.first.number - 1] != asked.outputs[one.second.number - 1])


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_the_difference_of_two_versions_holds_exactly_the_states_that_change(data):
    kinds = data.draw(st.sampled_from([("string", "number"), ("boolean", "string"), ("number",)]))
    old, new = data.draw(tables(kinds=kinds)), data.draw(tables(kinds=kinds))
    found = compare(model_of(old), model_of(new))

    assert found.complete
    for row in states(kinds):
        before, after = frozen(old.answer(row)), frozen(new.answer(row))
        holding = [one for one in found.differences if any(inside(box, row) for box in one.boxes)]
        ours = [(said(one.before), said(one.after)) for one in holding]
        if before[0] != after[0] or type(before[0]) is not type(after[0]):
            assert ours == [(before, after)], row
        else:
            assert ours == [], row


def test_the_share_of_states_that_change_counts_cells():
    def model(end):
        table = Table(
            HitPolicy.UNIQUE,
            (InputClause("age"), InputClause("member")),
            (OutputClause(),),
            (Rule((f"<{end}", "-"), ('"child"',)), Rule((f">={end}", "-"), ('"adult"',))),
        )
        return Model("ages", (Input("age", "number"), Input("member", "boolean")), (Decision("d", table),))

    found = compare(model(18), model(21))
    # The cells of age: below 18, 18 up to 21, 21 and above; the answer on member makes no difference.
    assert (found.states, found.changed) == (3, 1) or (found.states, found.changed) == (6, 2)
    [difference] = found.differences
    assert (difference.before.whole, difference.after.whole) == ("adult", "child")
    [box] = difference.boxes
    assert box.answers == {"age": (Span(18, 21, True, False),)}
    rows = compare_rows(model(18), model(21), {"age": [17, 20]}, {"age": [17, 20]})
    assert [(one.row, one.before[0].rules[0].number, one.after[0].rules[0].number) for one in rows] == [(1, 2, 1)]


def graph():
    """Two decisions that both ask `secret`: what looks like an overlap or gap downstream cannot happen."""
    up = Table(
        HitPolicy.UNIQUE,
        (InputClause("secret"),),
        (OutputClause(),),
        (Rule(("true",), ('"own"',)), Rule(("false",), ('"any"',))),
    )
    down = Table(
        HitPolicy.UNIQUE,
        (InputClause("place"), InputClause("secret")),
        (OutputClause(),),
        (
            Rule(('"own"', "true"), ('"yes"',)),
            Rule(('"any"', "false"), ('"no"',)),
            Rule(('"own"', "false"), ('"never"',)),
        ),
    )
    return Model("graph", (Input("secret", "boolean"),), (Decision("place", up), Decision("verdict", down)))


def test_proofs_follow_a_graph_of_decisions_to_the_inputs():
    check = check_model(graph())

    assert (check.states, check.gaps, check.overlaps) == (2, (), ())
    assert [(one.rule.decision, one.rule.number, one.fits) for one in check.unreachable] == [("verdict", 3, False)]
    assert not check.sound


def test_a_text_that_no_rule_names_is_a_gap_of_its_own():
    table = Table(HitPolicy.UNIQUE, (InputClause("colour"),), (OutputClause(),), (Rule(('"red"',), ("1",)),))
    [gap] = check_model(Model("m", (Input("colour", "string"),), (Decision("d", table),))).gaps

    assert gap.box.answers == {"colour": (OTHER,)}
    assert say(gap.message, "en") == "d: no rule fits when colour is anything else (one case)."
    assert say(gap.message, "nl") == "d: geen regel past als colour is iets anders (één geval)."


def test_a_single_other_answer_that_changes_the_outcome_is_found():
    changes = single_changes(graph(), {"secret": True})

    assert [(one.input, one.answer, one.before[0].whole, one.after[0].whole) for one in changes] == [
        ("secret", False, "yes", "no")
    ]


def test_a_model_that_calculates_with_an_endless_input_does_not_claim_a_proof():
    model = Model(
        "m",
        (Input("month", "number"),),
        (
            Decision("year", LiteralExpression("12 * month")),
            Decision("d", Table(HitPolicy.UNIQUE, (InputClause("year"),), (OutputClause(),), (Rule(("<5",), ("1",)),))),
        ),
    )
    check = check_model(model)

    assert not check.complete
    assert not check.sound
    assert check.states is None
    assert evaluate(model, {"month": [0]}).value(0) == 1
