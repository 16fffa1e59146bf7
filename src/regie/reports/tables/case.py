"""One case tried out on a model: answers as text in, the rules that fire and the question that decides out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from regie.decisions import UNKNOWN, Input, Model, OneOf, Outcome, Question, RuleRef, TableTrace, evaluate
from regie.decisions.words import either, name_of, value_words
from regie.locale import Message
from regie.reports.tables.words import bare, outcome_words


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a question may get: as written in an address, and in words."""

    written: str
    says: object


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the form. `choices` is empty when any number, date or text may be filled in."""

    input: Input
    name: Message
    choices: tuple[Choice, ...]
    given: str
    fault: Message | None


@dataclass(frozen=True, slots=True)
class Result:
    """What one decision gives: its outcomes in words with their rules, and the open questions, the deciding first."""

    decision: str
    name: Message
    outcomes: tuple[tuple[object, tuple[Message, ...]], ...]
    questions: tuple[OpenQuestion, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that is still open, with the outcome after each answer."""

    name: Message
    decides: bool
    after: tuple[tuple[object, object], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case: the form, and what the model makes of it. Without results when answers do not fit their questions."""

    asked: tuple[Asked, ...]
    results: tuple[Result, ...]
    traces: Mapping[str, TableTrace]

    def fires(self, decision: str, number: int) -> str:
        """Whether a rule (from 1) gives the outcome: `yes`, `maybe`, or empty."""
        table = self.traces.get(decision)
        gives = table.rules[number - 1].gives if table else False
        return {True: "yes", None: "maybe"}.get(gives, "")


EITHER = "|"
"""Between answers of which one holds, not known which."""


def tried(model: Model, given: Mapping[str, str]) -> Case:
    """Put a case to a model; answers are given by input as `choices` write them, and left out when unknown."""
    return _tried(model, tuple(given.get(one.name, "").strip() for one in model.inputs))


@lru_cache(256)  # the case in which all is unknown, which the empty form shows, takes a second for the largest models
def _tried(model: Model, texts: tuple[str, ...]) -> Case:
    asked, row = [], {}
    for one, text in zip(model.inputs, texts, strict=True):
        value, fault = _read(one, text)
        row[one.name] = [value]
        asked.append(Asked(one, name_of(model, one.name), _choices(model, one, text, value), text, fault))
    if any(one.fault for one in asked):
        return Case(tuple(asked), (), {})
    targets = (model.result,) if isinstance(model.result, str) else model.result
    results, traces = [], dict[str, TableTrace]()
    for target in targets:
        outcomes = evaluate(model, row, target)
        traces |= {table.decision: table for table in outcomes.trace(0).tables}
        results.append(_result(model, target, outcomes.possible(0), outcomes.questions(0)))
    return Case(tuple(asked), tuple(results), traces)


def written(value: object) -> str:
    """A value as an address holds it."""
    if isinstance(value, OneOf):
        return EITHER.join(written(one) for one in value.values)
    return str(value).lower() if isinstance(value, bool) else str(value)


def values_of(item: Input) -> tuple[object, ...]:
    """The answers a question may get when they can be listed."""
    return item.allowed or ((True, False) if item.type == "boolean" else ())


def _choices(model: Model, item: Input, text: str, value: object) -> tuple[Choice, ...]:
    listed = [Choice(written(one), bare(value_words(model, item.name, one))) for one in values_of(item)]
    if listed and isinstance(value, OneOf):
        listed.append(Choice(text, bare(value_words(model, item.name, value))))
    return tuple(listed)


def _read(item: Input, text: str) -> tuple[object, Message | None]:
    if not text:
        return UNKNOWN, None
    parts = text.split(EITHER) if EITHER in text else [text]
    values = []
    for part in parts:
        value = _value(item, part)
        if value is None:
            return UNKNOWN, Message(f"tables.unfit.{_kind(item)}", text=part)
        values.append(value)
    return (values[0] if len(values) == 1 else OneOf(values)), None


def _kind(item: Input) -> str:
    return "choice" if values_of(item) else item.type if item.type in {"number", "date"} else "text"


def _value(item: Input, text: str) -> Any:
    """The value a text stands for; None when it fits no answer."""
    if listed := values_of(item):
        return next((one for one in listed if written(one) == text), None)
    try:
        match item.type:
            case "number":
                return float(text.replace(",", ".")) if text.replace(",", ".").lower() not in _NOT_NUMBERS else None
            case "date":
                return date.fromisoformat(text)
            case "string":
                return text
    except ValueError:
        pass
    return None


_NOT_NUMBERS = frozenset({"nan", "inf", "-inf", "infinity", "-infinity"})


def _result(model: Model, target: str, found: Sequence[Outcome], open_: Sequence[Question]) -> Result:
    outcomes = tuple(
        (outcome_words(model, target, one), tuple(_rule(model, rule) for rule in one.rules)) for one in found
    )
    questions = tuple(
        OpenQuestion(
            name_of(model, question.input),
            question.decides,
            tuple(
                (
                    bare(value_words(model, question.input, answer)),
                    either(outcome_words(model, target, one) for one in after),
                )
                for answer, after in question.outcomes.items()
            ),
        )
        for question in open_
    )
    return Result(target, name_of(model, target), outcomes, questions)


def _rule(model: Model, rule: RuleRef) -> Message:
    return Message("tables.rule_of", decision=name_of(model, rule.decision), number=rule.number)
