"""Which single other answer would change the outcome of a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from regie.decisions.columns import Encoded, encoded
from regie.decisions.evaluation import outcomes_over
from regie.decisions.model import Model
from regie.decisions.outcome import Outcome


@dataclass(frozen=True, slots=True)
class SingleChange:
    """Another answer to one input, with what is reachable before and after it."""

    input: str
    answer: object
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]


def single_changes(model: Model, row: Mapping[str, object], decision: str | None = None) -> tuple[SingleChange, ...]:
    """Every single answer to one input that makes the set of reachable values another, in the order of the inputs.

    `row` holds a value, UNKNOWN or OneOf an input; an input left out is unknown. Raises ValueError as `evaluate`.
    """
    network = model.compiled.network
    target = network.numbers[model.target(decision)]
    base = encoded(network, {name: [value] for name, value in row.items()}).matrix()
    tried = [
        (variable, cell)
        for variable in network.cone(target)
        if variable < len(base)
        for cell in range(network.inputs[variable].size)
        if cell != base[variable, 0]
    ]
    ids = np.repeat(base, len(tried) + 1, axis=1)
    for at, (variable, cell) in enumerate(tried, start=1):
        ids[variable, at] = cell
    outcomes = outcomes_over(network, target, Encoded(list(ids), ids.shape[1]))
    before = outcomes.possible(0)
    values = {(repr(one.values), one.problem) for one in before}
    found = []
    for at, (variable, cell) in enumerate(tried, start=1):
        after = outcomes.possible(at)
        if {(repr(one.values), one.problem) for one in after} != values:
            found.append(SingleChange(network.names[variable], network.inputs[variable].answers[cell], before, after))
    return tuple(sorted(found, key=lambda change: network.numbers[change.input]))
