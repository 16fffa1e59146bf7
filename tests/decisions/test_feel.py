"""FEEL: what an expression is worth and which values pass a test."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regie.decisions.feel import FeelError, parse_expression, parse_tests
from regie.decisions.feel.evaluate import passes, value_of
from regie.decisions.feel.lexer import quoted
from regie.decisions.feel.values import Months

SCOPE = {"Full Name": "Ada", "a-b": Decimal(7), "n": Decimal(3), "none": None, "who": {"age": Decimal(9)}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("2 ** 3 ** 2", 64),
        ("-2 ** 2", 4),
        ("0.1 + 0.2 = 0.3", True),
        ("1 / 0", None),
        ("1 + null", None),
        ('"a" + "b"', "ab"),
        ('"é\\n\\"" ', 'é\n"'),
        ("Full  Name", "Ada"),
        ('Full Name + "!"', "Ada!"),
        ("a-b - n", 4),
        ("who.age * 2", 18),
        ("who.height", None),
        ("true and null", None),
        ("false and null", False),
        ("true or null", True),
        ("not(null)", None),
        ("not(n > 2)", False),
        ("n between 1 and 3", True),
        ("n in (1..3)", False),
        ("n in [1..3]", True),
        ("n in (1, 3)", True),
        ("n in (> 5, < 4)", True),
        ('if n > 2 then "big" else "small"', "big"),
        ("if null then 1 else 2", 2),
        ('1 = "1"', None),
        ("null = null", True),
        ("n = null", False),
        ("[1, 2, 3]", [1, 2, 3]),
        ("max(1, 5, 3)", 5),
        ("sum([1, 2])", 3),
        ("count([])", 0),
        ("{a: 1, b: a + 1}.b", 2),
        ('date("2026-01-31") + duration("P1M")', date(2026, 2, 28)),
        ('date("2026-03-01") - date("2026-02-27")', timedelta(days=2)),
        ('date("2026-02-30")', None),
        ('@"2026-01-01" < @"2026-01-02"', True),
        ('date("2026-05-06").month', 5),
        ('duration("P1Y2M")', Months(14)),
        ('duration("P1DT2H")', timedelta(days=1, hours=2)),
        ('starts with("Logius", "Log")', True),
        ('upper case("a")', "A"),
        ('list contains(["a"], "a")', True),
        ("decimal(2.345, 2)", Decimal("2.34")),
        ("// a remark\n1", 1),
    ],
)
def test_an_expression_has_this_value(text, value):
    found = value_of(parse_expression(text, SCOPE.keys()), SCOPE)

    assert found == value
    assert isinstance(found, bool) == isinstance(value, bool)


@pytest.mark.parametrize(
    ("tests", "yes", "no"),
    [
        ("-", [1, None, "x"], []),
        ("", [1], []),
        ("18", [18], [17, "18", None]),
        ("< 18", [17], [18, None, "17"]),
        ("[1..5)", [1, 4.99], [0, 5]),
        ("]1..5[", [2], [1, 5]),
        ("(1..5]", [5], [1]),
        ("1, 2, > 10", [1, 2, 11], [3, 10]),
        ("not(1, 2)", [3], [1, 2]),
        ("not(> 5)", [5], [6, None]),
        ('not("a")', ["b", None], ["a"]),
        ("null", [None], [1]),
        ("true", [True], [False, 1]),
        ('[@"2026-01-01"..@"2026-12-31"]', [date(2026, 5, 5)], [date(2025, 5, 5)]),
        ("? > 5 and ? < 8", [6], [5, 8]),
        ("n", [3], [4]),
        ("> n", [4], [3]),
        ("-n", [-3], [3]),
        ("[1, 2]", [1], [3]),
    ],
)
def test_a_cell_lets_these_values_pass_and_those_not(tests, yes, no):
    from regie.decisions.feel.values import internal

    parsed = parse_tests(tests, SCOPE.keys())
    assert [value for value in yes if passes(internal(value), parsed, SCOPE) is not True] == []
    assert [value for value in no if passes(internal(value), parsed, SCOPE) is True] == []


@pytest.mark.parametrize(
    "text", ["1 +", "(1", '"open', "[1..", "1 2", ">> 1", "if 1 then 2", "not(", '@"x"', "§", "a b", "(" * 500]
)
def test_what_is_no_feel_is_refused_with_its_place(text):
    with pytest.raises(FeelError) as caught:
        parse_expression(text, SCOPE.keys())
    assert 0 <= caught.value.position <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.text("01.\"'()[]{}<>=!-+*/, nota@?é\n", max_size=25))
def test_any_text_is_parsed_or_refused(text):
    for parse in (parse_expression, parse_tests):
        try:
            node = parse(text, SCOPE.keys())
        except FeelError:
            continue
        if parse is parse_tests:
            passes(Decimal(1), node, SCOPE)
        else:
            value_of(node, SCOPE)


@settings(max_examples=40, deadline=None)
@given(st.text())
def test_a_quoted_text_is_read_back(text):
    assert value_of(parse_expression(quoted(text)), {}) == text


@settings(max_examples=40, deadline=None)
@given(st.decimals(-1000, 1000, allow_nan=False, places=2), st.decimals(-1000, 1000, allow_nan=False, places=2))
def test_numbers_add_and_compare_as_decimals(left, right):
    scope = {"left": left, "right": right}

    assert value_of(parse_expression("left + right", scope), scope) == left + right
    assert value_of(parse_expression("left < right", scope), scope) == (left < right)
