"""How old a fact may be: our own limits, as data with reasons (`limits.json`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from regie.landscape import Field


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of days, None when the fact does not age, and why."""

    days: int | None
    why: str


def limit_of(noun: str, field: Field) -> Limit:
    """The limit of a field, else of the kind of its value."""
    raw = _raw()
    return Limit(*(raw["fields"].get(f"{noun}.{field.name}") or raw["kinds"][field.kind.value]))


@cache
def _raw() -> Any:
    return json.loads((resources.files("regie.analyses.quality") / "limits.json").read_text(encoding="utf-8"))
