"""Why an application gets its place: every rule and every cell of a model, run again over the inputs that were kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regie.actions.keeping.models_in_use import computed_with
from regie.actions.keeping.shown import NotThereError, Shown
from regie.analyses.placement import MODELS
from regie.decisions import UNKNOWN, Model, OneOf, Trace, evaluate


def trace_of(shown: Shown, key: str, model: str) -> tuple[Model, Trace]:
    """The model and its trace for one application. Raises NotThereError when it was not placed by this model."""
    judged = shown.result("judged", key)
    placed = (judged or {}).get("placed", {}).get(model)
    if placed is None:
        raise NotThereError(key)
    chosen = models_behind(shown)[model]
    columns = {name: [_given(held["values"])] for name, held in placed["inputs"].items()}
    return chosen, evaluate(chosen, columns or {chosen.inputs[0].name: [UNKNOWN]}).trace(0)


def models_behind(shown: Shown) -> Mapping[str, Model]:
    """The models that placed applications in the shown results, in the version that counted; none without results."""
    if shown.run is None:
        return {}
    return {name: computed_with(shown.run, name) for name in MODELS}


def _given(values: tuple[Any, ...]) -> object:
    if not values:
        return UNKNOWN
    return values[0] if len(values) == 1 else OneOf(values)
