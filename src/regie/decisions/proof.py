"""What can be proven about a model: states no rule covers, rules that can never give an outcome, rules that overlap.

Proven, not sampled: the answers an input may have are finitely many cells, and boxes of cells are cut until every
table is settled in each. Above the limit of boxes the result says that it is not complete.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from regie.decisions.bits import Ids, to_masks
from regie.decisions.box import Box, boxes_of, merged
from regie.decisions.domains import ANYTHING
from regie.decisions.hit_policy import NO_RULE as NO_RULE_FITS
from regie.decisions.model import HitPolicy, Model
from regie.decisions.network import Network
from regie.decisions.node import Node
from regie.decisions.outcome import RuleRef, rule_ref
from regie.decisions.overlaps import Pair, overlapping
from regie.decisions.partition import Boxes, settle, volume
from regie.decisions.words import name_of
from regie.locale import Message

MOST_BOXES = 200_000
"""Boxes a model is cut into before a proof is given up as incomplete."""


@dataclass(frozen=True, slots=True)
class Gap:
    """States for which a table has no rule and no default, as one box of answers; `states` counts them."""

    decision: str
    box: Box
    states: int

    @property
    def message(self) -> Message:
        """The gap in words."""
        named = name_of(self.box.model, self.decision)
        return Message("decisions.gap", decision=named, box=self.box.message, n=self.states)


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A rule that can never give an outcome. `fits` says that it does fit somewhere, but always behind others."""

    rule: RuleRef
    fits: bool
    message: Message


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that fit at once somewhere. `differs` when their outputs differ, `fault` when the hit policy
    forbids it; `example` is a box of answers where both fit.
    """

    first: RuleRef
    second: RuleRef
    differs: bool
    fault: bool
    example: Box

    @property
    def message(self) -> Message:
        """The overlap in words."""
        return Message(
            f"decisions.overlap{'_differs' if self.differs else ''}",
            decision=name_of(self.example.model, self.first.decision),
            first=self.first.number,
            second=self.second.number,
            box=self.example.message,
        )


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """What was proven. `states` counts the combinations of answers to all inputs; None without end. `complete` is
    false when a model is too large, or calculates with an input, so that more may be wrong than is listed.
    """

    states: int | None
    gaps: tuple[Gap, ...]
    unreachable: tuple[Unreachable, ...]
    overlaps: tuple[Overlap, ...]
    complete: bool

    @property
    def sound(self) -> bool:
        """No gap, no unreachable rule, and no overlap that the hit policy forbids."""
        return self.complete and not (self.gaps or self.unreachable or any(one.fault for one in self.overlaps))


def check_model(model: Model) -> ModelCheck:
    """Prove what every table of a model covers, over the answers that can reach it through the other decisions."""
    network = model.compiled.network
    gaps: list[Gap] = []
    unreachable: list[Unreachable] = []
    overlaps: list[Overlap] = []
    complete = True
    for decision in model.decisions:
        node = network.node(decision.name)
        if node.parsed is None:
            continue
        boxes = settle(network, node.number, everything(network), MOST_BOXES)
        complete = complete and bool(boxes.exact.all())
        gaps += _gaps(network, node, boxes)
        pairs, pairs_complete = overlapping(network, node)
        complete = complete and pairs_complete
        unreachable += _unreachable(model, node, boxes, {rule for pair in pairs for rule in pair.rules})
        overlaps += _overlaps(network, node, pairs)
    return ModelCheck(states_of(network), tuple(gaps), tuple(unreachable), tuple(overlaps), complete)


def everything(network: Network) -> Ids:
    """The box of all answers, shape (inputs, 1)."""
    return np.array([[domain.full] for domain in network.inputs], np.int32).reshape(len(network.inputs), 1)


def states_of(network: Network, inputs: Sequence[int] | None = None) -> int | None:
    """How many combinations of cells the inputs (or some of them) have; None when one has no end of values."""
    domains = network.inputs if inputs is None else [network.inputs[variable] for variable in inputs]
    return None if any(domain.full == ANYTHING for domain in domains) else prod(domain.size for domain in domains)


def inputs_of(network: Network, target: int) -> list[int]:
    """The inputs a decision depends on, in the order of the model."""
    return sorted(variable for variable in network.cone(target) if variable < len(network.inputs))


def _gaps(network: Network, node: Node, boxes: Boxes) -> list[Gap]:
    problems = [problem == NO_RULE_FITS for problem in node.domain.problems]
    empty = boxes.exact & (boxes.answers >= 0)
    empty[empty] = np.array(problems, np.bool_)[boxes.answers[empty]]
    inputs = inputs_of(network, node.number)
    held = merged(network, inputs, boxes.ids[:, empty])
    counts = volume(network, inputs, held)
    return [Gap(node.name, box, int(count)) for box, count in zip(boxes_of(network, inputs, held), counts, strict=True)]


def _unreachable(model: Model, node: Node, boxes: Boxes, fitting: set[int]) -> list[Unreachable]:
    assert node.parsed is not None
    seen: set[int] = set()
    for mask in set(to_masks(boxes.rules[0])):
        seen.update(node.rules_of(mask))
    found = []
    for number in range(len(node.parsed.table.rules)):
        if number in seen:
            continue
        fits = number in fitting
        key = "decisions.behind" if fits else "decisions.never"
        message = Message(key, decision=name_of(model, node.name), number=number + 1)
        found.append(Unreachable(rule_ref(model, node.name, node.parsed.table, number), fits, message))
    return found


def _overlaps(network: Network, node: Node, pairs: list[Pair]) -> list[Overlap]:
    if not pairs or node.parsed is None:
        return []
    table, inputs = node.parsed.table, inputs_of(network, node.number)
    refs = [rule_ref(network.model, node.name, table, number) for number in range(len(table.rules))]
    boxes = boxes_of(network, inputs, np.concatenate([pair.box for pair in pairs], axis=1))
    found = []
    for pair, box in zip(pairs, boxes, strict=True):
        first, second = pair.rules
        differs = table.rules[first].outputs != table.rules[second].outputs
        fault = table.hit_policy is HitPolicy.UNIQUE or (table.hit_policy is HitPolicy.ANY and differs)
        found.append(Overlap(refs[first], refs[second], differs, fault, box))
    return found
