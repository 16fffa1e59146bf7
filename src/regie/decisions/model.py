"""A decision model as DMN describes it: inputs, decisions that need each other, tables with rules. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from regie.locale import Language

if TYPE_CHECKING:
    from regie.decisions.network import Compiled


class HitPolicy(Enum):
    """What a table answers when rules fit: DMN 1.5 §8.2.8."""

    UNIQUE = "UNIQUE"
    ANY = "ANY"
    PRIORITY = "PRIORITY"
    FIRST = "FIRST"
    RULE_ORDER = "RULE ORDER"
    OUTPUT_ORDER = "OUTPUT ORDER"
    COLLECT = "COLLECT"

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__

    @property
    def single(self) -> bool:
        """Whether the answer is that of one rule, and not a list or an aggregate."""
        return self in {HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY, HitPolicy.FIRST}


class Aggregation(Enum):
    """What a COLLECT table makes of its list."""

    SUM = "SUM"
    COUNT = "COUNT"
    MIN = "MIN"
    MAX = "MAX"


@dataclass(frozen=True, slots=True)
class Input:
    """A question to the world. `constraint` is the allowed values as written (FEEL unary tests, or empty);
    `allowed` the values themselves when they are enumerated, else None. `type_name` is the type as written.
    """

    name: str
    type: str
    allowed: tuple[object, ...] | None = None
    constraint: str = ""
    id: str = ""
    type_name: str = ""
    description: str = ""
    questions: tuple[tuple[str, str], ...] = ()

    def question(self, language: Language) -> str:
        """The question in words; its name when the model does not word it."""
        words = dict(self.questions)
        return words.get(language) or next(iter(words.values()), self.name)


@dataclass(frozen=True, slots=True)
class InputClause:
    """A column of a table that asks. `expression` is mostly the name of an input or decision."""

    expression: str
    type: str = ""
    allowed: str = ""
    label: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class OutputClause:
    """A column of a table that answers; one without a name is the only one of its table."""

    name: str = ""
    type: str = ""
    allowed: str = ""
    default: str = ""
    label: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a table: one text a column."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    annotations: tuple[str, ...] = ()
    id: str = ""
    description: str = ""
    entry_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    hit_policy: HitPolicy
    inputs: tuple[InputClause, ...]
    outputs: tuple[OutputClause, ...]
    rules: tuple[Rule, ...]
    aggregation: Aggregation | None = None
    annotations: tuple[str, ...] = ()
    output_label: str = ""
    type: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class LiteralExpression:
    text: str
    type: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ContextEntry:
    """A named part of a context; the one without a name is the context's result."""

    name: str
    body: Body
    type: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    entries: tuple[ContextEntry, ...]
    type: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Invocation:
    """A call of a function with an expression a parameter."""

    called: str
    bindings: tuple[tuple[str, Body], ...]
    type: str = ""
    id: str = ""


Body = Table | LiteralExpression | Context | Invocation


@dataclass(frozen=True, slots=True)
class Decision:
    """`requires` are the names of the inputs and decisions it reads, `knowledge` those of functions."""

    name: str
    body: Body
    type: str = ""
    requires: tuple[str, ...] = ()
    knowledge: tuple[str, ...] = ()
    id: str = ""
    description: str = ""
    question: str = ""
    allowed_answers: str = ""


@dataclass(frozen=True, slots=True)
class Function:
    """A business knowledge model: a body with parameters (name, type)."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    body: Body
    type: str = ""
    knowledge: tuple[str, ...] = ()
    id: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class ItemType:
    """A named type: a base type with allowed values, or components; `collection` makes it a list of these."""

    name: str
    base: str = ""
    allowed: str = ""
    components: tuple[ItemType, ...] = ()
    collection: bool = False
    id: str = ""
    label: str = ""


@dataclass(frozen=True, eq=True)
class Model:
    """A decision model. `labels` holds (what, language, text); what is a name, or `name=value` for a value."""

    name: str
    inputs: tuple[Input, ...]
    decisions: tuple[Decision, ...]
    functions: tuple[Function, ...] = ()
    types: tuple[ItemType, ...] = ()
    version: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    labels: tuple[tuple[str, str, str], ...] = ()
    id: str = ""
    namespace: str = ""
    description: str = ""
    source: str = field(default="", compare=False)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what the model decides, in hexadecimal: equal hashes decide alike with the same reasons."""
        from regie.decisions.canonical import content_hash

        return content_hash(self)

    @cached_property
    def result(self) -> str | tuple[str, ...]:
        """The decision no other decision needs; a tuple of names when there are several. Raises FeelError."""
        from regie.decisions.names import names_of, read_by

        names = names_of(self)
        needed = {name for decision in self.decisions for name in (*decision.requires, *read_by(decision.body, names))}
        top = tuple(decision.name for decision in self.decisions if decision.name not in needed)
        return top[0] if len(top) == 1 else top

    @cached_property
    def compiled(self) -> Compiled:
        """The model made ready for evaluation, once. Raises FeelError."""
        from regie.decisions.network import Compiled

        return Compiled(self)

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name in self.__dataclass_fields__}

    def label(self, name: str, language: Language, value: object = None) -> str:
        """An input, decision or output in words, or with `value` one of its values; the name itself without."""
        what = name if value is None else f"{name}={value}"
        words = self._words
        return words.get((what, language), name if value is None else str(value))

    def input(self, name: str) -> Input:
        """The input of that name. Raises KeyError."""
        return self._inputs[name]

    def decision(self, name: str) -> Decision:
        """The decision of that name. Raises KeyError."""
        return self._decisions[name]

    def target(self, decision: str | None) -> str:
        """The decision meant: the named one, or the model's single result. Raises ValueError."""
        if decision is None:
            if isinstance(self.result, str):
                return self.result
            raise ValueError(f"{self.name} has several results, name one: {', '.join(self.result)}")
        if decision not in self._decisions:
            raise ValueError(f"{self.name} has no decision {decision!r}")
        return decision

    @cached_property
    def decision_names(self) -> frozenset[str]:
        """The names of all decisions."""
        return frozenset(self._decisions)

    @cached_property
    def _words(self) -> Mapping[tuple[str, str], str]:
        return {(what, language): text for what, language, text in self.labels}

    @cached_property
    def _inputs(self) -> Mapping[str, Input]:
        return {item.name: item for item in self.inputs}

    @cached_property
    def _decisions(self) -> Mapping[str, Decision]:
        return {item.name: item for item in self.decisions}
