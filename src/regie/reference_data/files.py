"""Reads the data files of this package; each at most once a run, and only when asked for."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def data(name: str) -> Any:
    """The content of `<name>.json` in this package. Shared between callers: nobody changes it."""
    return json.loads((resources.files("regie.reference_data") / f"{name}.json").read_text(encoding="utf-8"))
