"""The canonical form of a model: everything that can change an outcome or its reason, nothing of a file format."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from regie.decisions.model import Model

# Identifiers, labels and where it was read from do not change what is decided.
_IGNORED = {"id", "entry_ids", "label", "output_label", "labels", "questions", "source", "namespace", "description"}


def content_hash(model: Model) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    text = json.dumps(_canonical(model), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(value: object) -> Any:
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case str():
            return value.strip()
        case None | bool() | int() | float():
            return value
        case tuple():
            return [_canonical(item) for item in value]
    if is_dataclass(value):
        kept = {item.name: _canonical(getattr(value, item.name)) for item in fields(value) if item.name not in _IGNORED}
        return {"kind": type(value).__name__, **kept}
    return str(value)
