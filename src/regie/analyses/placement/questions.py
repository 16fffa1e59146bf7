"""What a placement hangs on: the open inputs of an application, and which single answer settles its place.

A place is settled by the first answer that leaves one outcome, and surely when every open input is answered. So the
answer that settles is the one that makes the node fail, in the words of `landscape.questions`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import Enum
from typing import Any

from regie.analyses.placement.inputs import Given
from regie.analyses.placement.placement import Placed, Placement
from regie.decisions import OTHER, Question, Span
from regie.landscape import FactRef, Hinge, Key, Landscape, Openness, OpenNode, OpenRow, Verdict

_ANY_IS_ENOUGH = frozenset({"critical", "primary", "base_registry"})
"""Inputs that are true as soon as one of the facts behind them is."""


def placement_openness(landscape: Landscape, placement: Placement, weights: Mapping[str, float]) -> Openness:
    """Per application of which the place is open a row, by its part of the weights of all applications."""
    total = sum(weights.values())
    nodes: dict[Key, OpenNode] = {}
    rows = []
    for placed, questions in zip(placement.rows, placement.questions(), strict=True):
        if not placed.certain:
            key = ("placement", placement.model.name, placed.application)
            nodes[key] = _node(landscape, placed, questions)
            weight = weights[placed.application] / total
            rows.append(OpenRow(("placement", placement.model.name), placed.application, weight, node=key))
    return Openness(nodes, tuple(rows))


def _node(landscape: Landscape, placed: Placed, questions: Iterable[Question]) -> OpenNode:
    hinges: list[Hinge] = []
    askable = True
    for question in questions:
        given = placed.inputs.get(question.input)
        open_ = _open_facts(landscape, given)
        askable = askable and bool(open_)
        direct = given is not None and len(given.facts) == 1
        hinges.extend(Hinge(fact, _turns(landscape, question, fact, open_, direct=direct)) for fact in open_)
    return OpenNode(tuple(hinges), askable=askable, whatever=True)


def _open_facts(landscape: Landscape, given: Given | None) -> tuple[FactRef, ...]:
    """The facts behind an input that are not known and that its thing has."""
    refs = given.facts if given is not None else ()
    found = (ref for ref in refs if ref.id in landscape and hasattr(landscape[ref.id], ref.field))
    return tuple(dict.fromkeys(ref for ref in found if not landscape.fact(ref).known))


def _turns(
    landscape: Landscape, question: Question, fact: FactRef, open_: tuple[FactRef, ...], *, direct: bool
) -> Callable[[Any], Verdict]:
    """What one answer does. Where an input takes several facts together, one answer alone is not known to settle it."""
    alone = direct and hasattr(landscape[fact.id], question.input)
    enough = question.input in _ANY_IS_ENOUGH

    def turns(value: Any) -> Verdict:
        decides = alone or (enough and (value is True or len(open_) == 1))
        return Verdict.NO if decides and len(_after(question, value)) == 1 else Verdict.YES

    return turns


def _after(question: Question, value: Any) -> tuple[object, ...]:
    answer: Hashable = value.value if isinstance(value, Enum) else value
    for known, outcomes in question.outcomes.items():
        if known == answer and isinstance(known, bool) == isinstance(answer, bool):
            return outcomes
        if isinstance(known, Span) and not isinstance(answer, bool | str) and _within(known, answer):
            return outcomes
    return question.outcomes.get(OTHER, ())


def _within(span: Span, value: Any) -> bool:
    low: Any = span.low
    high: Any = span.high
    above = low is None or value > low or (span.low_closed and value == low)
    return bool(above and (high is None or value < high or (span.high_closed and value == high)))
