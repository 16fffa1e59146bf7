"""Why an application gets its place: every rule and every cell of a model, run again over the inputs that were kept."""

from __future__ import annotations

from typing import Any

from regie.actions.keeping.shown import NotThereError, Shown
from regie.analyses.placement import MODELS, shipped_model
from regie.decisions import UNKNOWN, Model, OneOf, Trace, evaluate


def trace_of(shown: Shown, key: str, model: str) -> tuple[Model, Trace]:
    """The model and its trace for one application. Raises NotThereError when it was not placed by this model."""
    judged = shown.result("judged", key)
    placed = (judged or {}).get("placed", {}).get(model)
    if placed is None:
        raise NotThereError(key)
    chosen = model_in_use(model)
    columns = {name: [_given(held["values"])] for name, held in placed["inputs"].items()}
    return chosen, evaluate(chosen, columns or {chosen.inputs[0].name: [UNKNOWN]}).trace(0)


def model_in_use(name: str) -> Model:
    """The decision model of this name that results are computed with. Raises NotThereError."""
    if name not in MODELS:
        raise NotThereError(name)
    return shipped_model(name)


def _given(values: tuple[Any, ...]) -> object:
    if not values:
        return UNKNOWN
    return values[0] if len(values) == 1 else OneOf(values)
