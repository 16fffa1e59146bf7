"""Inputs, answers and tests of a model as messages, with the model's own words in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce

from regie.decisions.domains import OTHER, Span
from regie.decisions.feel import Expression, Tests, ast
from regie.decisions.feel.evaluate import value_of
from regie.decisions.feel.functions import call
from regie.decisions.feel.values import Range, internal, plain
from regie.decisions.model import Model
from regie.decisions.names import constant
from regie.decisions.values import NO_RULE, UNKNOWN, OneOf
from regie.locale import Message

_THAN = {"<": "below", "<=": "at_most", ">": "above", ">=": "at_least"}


def name_of(model: Model, name: str) -> Message:
    """An input, decision or output in the model's words."""
    return Message("decisions.words", nl=model.label(name, "nl"), en=model.label(name, "en"))


def value_words(model: Model, name: str, value: object) -> object:
    """An answer of an input or decision in words, ready to stand in a message."""
    match value:
        case OneOf():
            return either(value_words(model, name, one) for one in value.values)
        case Span():
            return _span(value)
        case list() | tuple():
            return tuple(value_words(model, name, one) for one in value)
        case dict():
            return tuple(
                Message("decisions.part", name=name_of(model, part), value=value_words(model, part, one))
                for part, one in value.items()
            )
    if value is UNKNOWN or value is OTHER or value is NO_RULE or value is None:
        return Message(f"decisions.{_bare(value)}")
    spelled = call("string", [internal(value)])
    nl, en = (model.label(name, language, spelled) for language in ("nl", "en"))
    if isinstance(value, str) or nl != spelled or en != spelled:
        return Message("decisions.value", nl=nl, en=en)
    return value


def _bare(value: object) -> str:
    if value is None:
        return "empty"
    return {UNKNOWN: "unknown", OTHER: "other", NO_RULE: "no_rule"}[value]  # type: ignore[index]  # one of the three


def either(parts: Iterable[object]) -> object:
    """Alternatives joined by the word for or."""
    return reduce(lambda first, rest: Message("decisions.or", first=first, rest=rest), parts)


def tests_words(model: Model, name: str, asked: Tests, text: str) -> object:
    """What a cell asks in words; the text as written when there are no words for it."""
    if asked.anything:
        return Message("decisions.anything")
    if not all(constant(test) for test in asked.tests):
        return Message("decisions.literally", text=text)
    words = either(_test(model, name, test) for test in asked.tests)
    return Message("decisions.not", what=words) if asked.negated else words


def _test(model: Model, name: str, test: Expression) -> object:
    if isinstance(test, ast.Than):
        end = plain(value_of(test.operand, {}))
        if test.comparator in _THAN:
            return _than(_THAN[test.comparator], end)
        words = value_words(model, name, end)
        return Message("decisions.not", what=words) if test.comparator == "!=" else words
    value = value_of(test, {})
    if isinstance(value, Range):
        return _span(Span(plain(value.low), plain(value.high), value.low_closed, value.high_closed))
    return value_words(model, name, plain(value))


def _than(word: str, end: object) -> Message:
    return Message(f"decisions.{word}{'_day' if isinstance(end, date) else ''}", end=end)


def _span(span: Span) -> Message:
    low = None if span.low is None else _than("at_least" if span.low_closed else "above", span.low)
    high = None if span.high is None else _than("at_most" if span.high_closed else "below", span.high)
    if low and high:
        if span.low_closed and span.high_closed:
            return Message("decisions.from_to", low=span.low, high=span.high)
        return Message("decisions.both", first=low, last=high)
    return low or high or Message("decisions.anything")
