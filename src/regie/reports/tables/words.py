"""The tables of a model in words: columns, rules and annotations, each cell beside what is written in it."""

from __future__ import annotations

from dataclasses import dataclass

from regie.decisions import NO_RULE, Decision, LiteralExpression, Model, Outcome, Table
from regie.decisions.feel import Expression
from regie.decisions.feel.evaluate import value_of
from regie.decisions.feel.values import plain
from regie.decisions.names import constant
from regie.decisions.outcome import RuleRef, rule_ref
from regie.decisions.words import name_of, tests_words, value_words
from regie.locale import Message


@dataclass(frozen=True, slots=True)
class CellWords:
    """A cell: `says` in the model's words, `written` as it stands in the table; `anything` when it asks nothing."""

    says: object
    written: str
    anything: bool = False


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule with a cell a column."""

    rule: RuleRef
    inputs: tuple[CellWords, ...]
    outputs: tuple[CellWords, ...]


@dataclass(frozen=True, slots=True)
class TableWords:
    """A decision as a table; `calculation` holds what is written when the decision is no table."""

    decision: str
    name: Message
    hit_policy: str = ""
    aggregation: str = ""
    inputs: tuple[Message, ...] = ()
    outputs: tuple[Message, ...] = ()
    rules: tuple[RuleWords, ...] = ()
    calculation: str = ""


def tables_in_words(model: Model) -> tuple[TableWords, ...]:
    """Every decision of a model, in its order."""
    return tuple(_decision(model, one) for one in model.decisions)


def feeds_in_words(model: Model) -> tuple[Message, ...]:
    """Per decision what it needs: the picture of a model as sentences."""
    return tuple(
        Message(
            "tables.feeds",
            decision=name_of(model, one.name),
            names=tuple(name_of(model, need) for need in one.requires),
        )
        for one in model.decisions
    )


def _decision(model: Model, decision: Decision) -> TableWords:
    name = name_of(model, decision.name)
    body = decision.body
    if not isinstance(body, Table):
        written = body.text if isinstance(body, LiteralExpression) else type(body).__name__
        return TableWords(decision.name, name, calculation=written)
    asked = [one.expression.strip() for one in body.inputs]
    given = [one.name or decision.name for one in body.outputs]
    parsed = model.compiled.interpreter.parsed(body)
    rules = []
    for number, rule in enumerate(body.rules):
        tests, answers = parsed.tests[number], parsed.answers[number]
        inputs = tuple(
            CellWords(bare(tests_words(model, column, test, text)), text, test.anything)
            for column, test, text in zip(asked, tests, rule.inputs, strict=True)
        )
        outputs = tuple(
            CellWords(_answer(model, column, answer, text), text)
            for column, answer, text in zip(given, answers, rule.outputs, strict=True)
        )
        rules.append(RuleWords(rule_ref(model, decision.name, body, number), inputs, outputs))
    return TableWords(
        decision.name,
        name,
        body.hit_policy.value,
        body.aggregation.value if body.aggregation else "",
        tuple(name_of(model, one) for one in asked),
        tuple(name_of(model, one) for one in given),
        tuple(rules),
    )


def _answer(model: Model, column: str, answer: Expression, text: str) -> object:
    if not constant(answer):
        return Message("decisions.literally", text=text)
    return bare(value_words(model, column, plain(value_of(answer, {}))))


def outcome_words(model: Model, decision: str, outcome: Outcome) -> object:
    """An outcome of a decision in the model's words."""
    return bare(value_words(model, decision, NO_RULE if outcome.problem else outcome.whole))


def rule_because(model: Model, rule: RuleRef) -> Message:
    """A rule by its table and number, with what it says for itself."""
    named = {"decision": name_of(model, rule.decision), "number": rule.number}
    if not rule.notes:
        return Message("tables.rule_of", **named)
    why = Message("decisions.words", nl=rule.note("nl") or "", en=rule.note("en") or "")
    return Message("tables.rule_because", why=why, **named)


def bare(words: object) -> object:
    """Words without quotation marks around values: in a cell of its own a value needs none."""
    if isinstance(words, tuple):
        return tuple(bare(one) for one in words)
    if not isinstance(words, Message):
        return words
    key = "decisions.words" if words.key == "decisions.value" else words.key
    return Message(key, **{name: bare(one) for name, one in words.values})
