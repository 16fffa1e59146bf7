"""The shipped models that place applications."""

from __future__ import annotations

from functools import cache

from regie.decision_models import folder
from regie.decisions import Model, load_model

MODELS = ("cloud-2021", "sourcing-2026", "cloudbeleid-2026")
"""The shipped models that place applications, oldest first."""


@cache
def shipped_model(name: str) -> Model:
    """A shipped model, loaded once. Raises KeyError."""
    return load_model(folder(name))
