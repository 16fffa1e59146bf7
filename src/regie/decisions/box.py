"""Boxes of answers for people: per input the answers it holds, joined where two boxes differ in one input only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from regie.decisions.bits import Ids
from regie.decisions.domains import ANYTHING, InputDomain, Span
from regie.decisions.model import Model
from regie.decisions.network import Network
from regie.decisions.words import either, name_of, value_words
from regie.locale import Message

_MOST_MERGED = 5_000  # boxes; above it they are shown as they were cut


@dataclass(frozen=True, slots=True)
class Box:
    """States as answers an input: values, Spans or OTHER. An input that is not named may have any answer."""

    answers: Mapping[str, tuple[object, ...]]
    model: Model = field(compare=False, repr=False)

    def __hash__(self) -> int:
        return hash(tuple(self.answers.items()))

    @property
    def message(self) -> Message:
        """The answers in the words of the model."""
        parts = tuple(
            Message(
                "decisions.cell_passes",
                input=name_of(self.model, name),
                value=either(value_words(self.model, name, one) for one in answers),
            )
            for name, answers in self.answers.items()
        )
        return Message("decisions.box", parts=parts) if parts else Message("decisions.always")


def boxes_of(network: Network, inputs: list[int], ids: Ids) -> list[Box]:
    """Boxes of cells (inputs, boxes) as boxes of answers."""
    shown: dict[tuple[int, int], tuple[object, ...]] = {}
    return [Box(_answers(network, inputs, held, shown), network.model) for held in ids.T.tolist()]


def _answers(
    network: Network, inputs: list[int], held: list[int], shown: dict[tuple[int, int], tuple[object, ...]]
) -> dict[str, tuple[object, ...]]:
    answers: dict[str, tuple[object, ...]] = {}
    for variable in inputs:
        domain, subset = network.inputs[variable], held[variable]
        if subset in {domain.full, ANYTHING}:
            continue
        if (variable, subset) not in shown:
            shown[variable, subset] = _joined([domain.answers[cell] for cell in domain.members(subset)])
        answers[network.names[variable]] = shown[variable, subset]
    return answers


def _joined(answers: list[object]) -> tuple[object, ...]:
    """Answers with intervals that meet made one."""
    found: list[object] = []
    for answer in answers:
        last = found[-1] if found else None
        joined = _meeting(last, answer)
        if joined is None:
            found.append(answer)
        else:
            found[-1] = joined
    return tuple(found)


def _meeting(first: object, second: object) -> Span | None:
    if not isinstance(first, Span) and not isinstance(second, Span):
        return None
    left, right = _span(first), _span(second)
    if left is None or right is None or left.high is None or left.high != right.low:
        return None
    if not (left.high_closed or right.low_closed):
        return None
    return Span(left.low, right.high, left.low_closed, right.high_closed)


def _span(answer: object) -> Span | None:
    if isinstance(answer, Span):
        return answer
    if isinstance(answer, int | float | date) and not isinstance(answer, bool):
        return Span(answer, answer, True, True)
    return None


def merged(network: Network, inputs: list[int], ids: Ids) -> Ids:
    """Fewer boxes that hold the same states: two that differ in one input only become one, until none do."""
    if not 2 <= ids.shape[1] <= _MOST_MERGED:
        return ids
    domains: list[InputDomain] = [network.inputs[variable] for variable in inputs]
    boxes = {tuple(row) for row in ids[inputs].T.tolist()}
    size = 0
    while len(boxes) != size:
        size = len(boxes)
        for at, domain in enumerate(domains):
            boxes = _merged_on(boxes, at, domain)
    found = np.repeat(ids[:, :1], len(boxes), axis=1)
    found[inputs] = np.array(sorted(boxes), np.int32).T
    return found


def _merged_on(boxes: set[tuple[int, ...]], at: int, domain: InputDomain) -> set[tuple[int, ...]]:
    alike: dict[tuple[int, ...], int] = {}
    for box in boxes:
        rest = (*box[:at], 0, *box[at + 1 :])
        alike[rest] = alike.get(rest, 0) | domain.bits(box[at])
    return {(*rest[:at], domain.subset(bits), *rest[at + 1 :]) if bits else rest for rest, bits in alike.items()}
