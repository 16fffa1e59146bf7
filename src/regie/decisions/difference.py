"""What differs between two versions of a model: exactly, over every state, and for given rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from regie.decisions.bits import Ids, Where, distinct, to_masks
from regie.decisions.box import Box, boxes_of, merged
from regie.decisions.cells import input_domain
from regie.decisions.columns import Columns
from regie.decisions.domains import ANYTHING, InputDomain
from regie.decisions.evaluation import evaluate
from regie.decisions.feel.values import key
from regie.decisions.model import Input, Model
from regie.decisions.network import Network
from regie.decisions.node import Node
from regie.decisions.outcome import Outcome, RuleRef, outcome, rule_refs
from regie.decisions.partition import Boxes, settle, volume
from regie.decisions.proof import MOST_BOXES, everything, inputs_of, states_of


@dataclass(frozen=True, slots=True)
class Difference:
    """States in which one outcome became another, by these rules; as few boxes of answers as were found."""

    before: Outcome
    after: Outcome
    states: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class ModelDifference:
    """The difference of two versions of a decision. `share` of all `states` (one cell of answers an input, each
    counted once) change; both are None when an input has no end of values. `added` and `removed` are inputs that
    only one version knows, `answers_added` and `answers_removed` the allowed answers that only one version allows.
    States with an answer that one version does not allow are not compared. `complete` is false above the limit.
    """

    states: int | None
    changed: int | None
    differences: tuple[Difference, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    answers_added: Mapping[str, tuple[object, ...]]
    answers_removed: Mapping[str, tuple[object, ...]]
    complete: bool

    @property
    def share(self) -> float | None:
        """The share of the states that changes, from 0 to 1."""
        if self.states is None or self.changed is None:
            return None
        return float(Fraction(self.changed, self.states)) if self.states else 0.0


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row whose reachable outcomes are others under the new version."""

    row: int
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]


def compare(old: Model, new: Model, decision: str | None = None, new_decision: str | None = None) -> ModelDifference:
    """The exact difference of two versions in a decision (each model's result without one).

    Raises ValueError when a decision does not exist or an input changed its type.
    """
    before, after = _together(old, new)
    ends = before.numbers[old.target(decision)], after.numbers[new.target(new_decision or decision)]
    first = settle(before, ends[0], everything(before), MOST_BOXES)
    both = settle(after, ends[1], first.ids, MOST_BOXES)
    inputs = sorted({*inputs_of(before, ends[0]), *inputs_of(after, ends[1])})
    known = states_of(before, inputs)
    groups = _groups(before.nodes[ends[0]], after.nodes[ends[1]], first, both)
    differences = tuple(
        _difference(
            (before, after),
            inputs,
            both.ids[:, where],
            _outcome(before, ends[0], first, int(_rows(both)[where[0]])),
            _outcome(after, ends[1], both, int(where[0])),
        )
        for where in groups
    )
    return ModelDifference(
        known,
        None if known is None else sum(one.states for one in differences),
        differences,
        tuple(item.name for item in new.inputs if item.name not in {one.name for one in old.inputs}),
        tuple(item.name for item in old.inputs if item.name not in {one.name for one in new.inputs}),
        _answers_only_in(new, old),
        _answers_only_in(old, new),
        bool(first.exact.all() and both.exact.all()),
    )


def compare_rows(
    old: Model,
    new: Model,
    columns_old: Columns,
    columns_new: Columns,
    decision: str | None = None,
    new_decision: str | None = None,
) -> tuple[RowDifference, ...]:
    """The rows whose reachable values are others under the new version, with the rules behind both.

    Raises ValueError as `evaluate`, and when the columns of the two differ in length.
    """
    before = evaluate(old, columns_old, decision)
    after = evaluate(new, columns_new, new_decision or decision)
    if len(before) != len(after):
        raise ValueError(f"{len(before)} rows for the old and {len(after)} for the new version")
    found = []
    for row in range(len(before)):
        left, right = before.possible(row), after.possible(row)
        if _said(left) != _said(right):
            found.append(RowDifference(row, left, right))
    return tuple(found)


def _said(outcomes: tuple[Outcome, ...]) -> set[tuple[str, str | None]]:
    """The values alone: a model that names its output otherwise decides the same."""
    return {(repr(one.whole), one.problem) for one in outcomes}


def _together(old: Model, new: Model) -> tuple[Network, Network]:
    """Both models over the same inputs and the same cells."""
    theirs = {item.name: item for item in new.inputs}
    ours = {item.name: item for item in old.inputs}
    inputs = tuple(_shared(ours.get(name), theirs.get(name)) for name in dict.fromkeys((*ours, *theirs)))
    uses = old.compiled.uses.with_(new.compiled.uses)
    domains: dict[str, InputDomain] = {item.name: input_domain(item, uses) for item in inputs}
    before, after = (model.compiled.over(inputs, domains) for model in (old, new))
    return before, after


def _shared(first: Input | None, second: Input | None) -> Input:
    if first is None or second is None:
        found = first or second
        assert found is not None
        return found
    if first.type != second.type:
        raise ValueError(f"{first.name} was a {first.type} and became a {second.type}")
    if first.allowed is None and not first.constraint:
        return second
    if first.allowed is None or second.allowed is None:
        return first
    allowed = {key(value) for value in second.allowed}
    common = tuple(value for value in first.allowed if key(value) in allowed)
    return Input(first.name, first.type, common, first.constraint, first.id)


def _answers_only_in(one: Model, other: Model) -> dict[str, tuple[object, ...]]:
    allowed = {item.name: {key(value) for value in item.allowed or ()} for item in other.inputs if item.allowed}
    found = {
        item.name: tuple(value for value in item.allowed or () if key(value) not in allowed[item.name])
        for item in one.inputs
        if item.name in allowed
    }
    return {name: values for name, values in found.items() if values}


def _groups(old: Node, new: Node, first: Boxes, both: Boxes) -> list[Where]:
    """The boxes where the outcome changed, by outcome and rules before and after."""
    before, after = first.answers[_rows(both)], both.answers
    rules = [words[:, _rows(both)] for words in first.rules] + list(both.rules)
    one, which = distinct([before, after, *(word for words in rules for word in words)])
    order = np.argsort(which, kind="stable")
    starts = np.searchsorted(which[order], np.arange(len(one) + 1)).tolist()
    return [
        order[starts[group] : starts[group + 1]]
        for group, at in enumerate(one.tolist())
        if not _same(old, int(before[at]), new, int(after[at]))
    ]


def _rows(boxes: Boxes) -> Where:
    assert boxes.row is not None  # boxes that were cut know their row
    return boxes.row


def _same(old: Node, left: int, new: Node, right: int) -> bool:
    if left < 0 or right < 0:
        return False
    one = (key(old.domain.values[left]), old.domain.problems[left])
    return one == (key(new.domain.values[right]), new.domain.problems[right])


def _outcome(network: Network, target: int, boxes: Boxes, at: int) -> Outcome:
    rules: tuple[RuleRef, ...] = ()
    for table, words in zip(network.tables(target), boxes.rules, strict=True):
        rules += rule_refs(network.model, table, to_masks(words[:, at : at + 1])[0])
    answer = int(boxes.answers[at])
    return outcome(network.nodes[target], answer if answer >= 0 else ANYTHING, rules)


def _difference(
    networks: tuple[Network, Network], inputs: list[int], ids: Ids, before: Outcome, after: Outcome
) -> Difference:
    held = merged(networks[1], inputs, ids)
    states = sum(volume(networks[1], inputs, held).tolist())
    return Difference(before, after, int(states), tuple(boxes_of(networks[1], inputs, held)))
