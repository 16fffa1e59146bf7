"""One reachable answer of a decision, with the rules that give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import or_

import numpy as np

from regie.decisions.bits import Where, to_masks
from regie.decisions.domains import ANYTHING
from regie.decisions.feel.values import plain
from regie.decisions.model import Model, Table
from regie.decisions.network import Network
from regie.decisions.node import Node
from regie.decisions.partition import Boxes
from regie.decisions.values import UNKNOWN
from regie.locale import LANGUAGES


class UndecidedError(Exception):
    """There is no single answer: facts are missing, no rule fits, or rules conflict."""


@dataclass(frozen=True, slots=True)
class RuleRef:
    """A rule by the name of its decision and its number, counted from 1. `notes` are (column, text)."""

    decision: str
    number: int
    id: str = ""
    notes: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def annotation(self) -> str | None:
        """The first annotation, or None."""
        return self.notes[0][1] if self.notes else None

    def note(self, column: str) -> str | None:
        """The annotation in a column, for instance a language; the first annotation without such a column."""
        return dict(self.notes).get(column, self.annotation)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One reachable answer. `values` holds output to value, also when there is only one output; `rules` the rules
    that give it; `problem` is None, "no rule fits" or "rules conflict". A value is UNKNOWN when it is calculated
    from an input of which nothing is known.
    """

    values: Mapping[str, object]
    rules: tuple[RuleRef, ...]
    problem: str | None = None
    whole: object = field(default=None, compare=False, repr=False)

    @property
    def value(self) -> object:
        """The answer: a value, a dict of outputs, or a list. Raises UndecidedError on a problem."""
        if self.problem is not None:
            raise UndecidedError(self.problem)
        return self.whole

    def __hash__(self) -> int:
        return hash((self.rules, self.problem, repr(self.values)))


def rule_refs(model: Model, node: Node, mask: int) -> tuple[RuleRef, ...]:
    """The rules of a table in a bit set, in the order of the table."""
    table = node.parsed.table if node.parsed else None
    return tuple(rule_ref(model, node.name, table, number) for number in node.rules_of(mask)) if table else ()


def rule_ref(model: Model, decision: str, table: Table, number: int) -> RuleRef:
    """A rule of a table by its place, counted from 0, with its annotations and its labels."""
    rule = table.rules[number]
    names = table.annotations or ("",) * len(rule.annotations)
    notes = [(name, text) for name, text in zip(names, rule.annotations, strict=False) if text]
    for language in LANGUAGES if rule.id else ():
        words = model.label(f"rule:{rule.id}", language)
        if words != f"rule:{rule.id}" and language not in names:
            notes.append((language, words))
    return RuleRef(decision, number + 1, rule.id, tuple(notes))


def output_of(node: Node, value: object, output: str | None = None) -> object:
    """An output of an answer, or the only one. Raises KeyError when the decision has no such output."""
    if output is None or output == node.name:
        return plain(value)
    names = [clause.name for clause in node.parsed.table.outputs] if node.parsed else []
    if isinstance(value, dict) and output in value:
        return plain(value[output])
    if output not in names:
        raise KeyError(f"{node.name} has no output {output!r}")
    if isinstance(value, list):
        return [plain(item[output]) if isinstance(item, dict) else plain(item) for item in value]
    return plain(value)


def outcome(node: Node, answer: int, rules: tuple[RuleRef, ...]) -> Outcome:
    """An answer of a decision by its cell; ANYTHING is an outcome of which the value is unknown."""
    if answer == ANYTHING:
        return Outcome({node.name: UNKNOWN}, rules, None, UNKNOWN)
    value, problem = node.domain.values[answer], node.domain.problems[answer]
    return Outcome(_values(node, value), rules, problem, plain(value))


def outcomes_of(network: Network, target: int, boxes: Boxes, which: Where) -> tuple[Outcome, ...]:
    """The distinct outcomes in some boxes, those of the first rules first."""
    return merged(network, target, boxes.answers[which].tolist(), giving(network, target, boxes, which))


def giving(network: Network, target: int, boxes: Boxes, which: Where | slice) -> list[tuple[int, ...]]:
    """Per box the rules that give its answer, a bit set a table of `Network.tables`."""
    tables = network.tables(target)
    masks = [to_masks(table.giving(words[:, which])) for table, words in zip(tables, boxes.rules, strict=True)]
    return list(zip(*masks, strict=True)) if masks else [()] * len(boxes.answers[which])


def merged(
    network: Network, target: int, answers: Sequence[int], rules: Sequence[tuple[int, ...]]
) -> tuple[Outcome, ...]:
    """The distinct outcomes of boxes with these answers and rules, those of the first rules first."""
    node, tables = network.nodes[target], network.tables(target)
    found: dict[int, tuple[int, ...]] = {}
    for held, masks in zip(answers, rules, strict=True):
        for answer in (ANYTHING,) if held == ANYTHING else node.domain.members(held):
            known = found.get(answer)
            found[answer] = masks if known is None else tuple(map(or_, known, masks))
    key = (target, *found.items())
    if key not in network.outcomes:
        outcomes = [outcome(node, answer, _refs(network.model, tables, masks)) for answer, masks in found.items()]
        network.outcomes[key] = tuple(sorted(outcomes, key=_first_rules))
    return network.outcomes[key]


def _first_rules(one: Outcome) -> tuple[bool, list[int], str]:
    return not one.rules, [rule.number for rule in one.rules], str(one.whole)


def _refs(model: Model, tables: list[Node], masks: Sequence[int]) -> tuple[RuleRef, ...]:
    return tuple(ref for table, mask in zip(tables, masks, strict=True) for ref in rule_refs(model, table, mask))


def _values(node: Node, value: object) -> Mapping[str, object]:
    outputs = [clause.name for clause in node.parsed.table.outputs] if node.parsed else []
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if len(outputs) > 1:
        return {name: output_of(node, value, name) if isinstance(value, list) else None for name in outputs}
    return {(outputs[0] if outputs and outputs[0] else node.name): plain(value)}


def every(boxes: Boxes) -> Where:
    """All boxes."""
    return np.arange(len(boxes.answers))
