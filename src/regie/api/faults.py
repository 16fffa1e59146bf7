"""What pydantic finds in what was sent, as faults with a place, what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest

from regie.api.problem import fault_at, language_of
from regie.locale import say

_WORDS: Mapping[str, str] = {
    "missing": "missing",
    "extra_forbidden": "extra",
    "literal_error": "choice",
    "enum": "choice",
    "greater_than_equal": "low",
    "less_than_equal": "high",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "long",
    "too_long": "long",
    "string_type": "text",
    "string_pattern_mismatch": "pattern",
    "bool_type": "yes_no",
    "int_type": "whole",
    "int_parsing": "whole",
    "float_type": "number",
    "finite_number": "number",
    "list_type": "list",
    "model_type": "object",
    "model_attributes_type": "object",
    "dict_type": "object",
    "date_type": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
}
_BOUNDS = ("ge", "le", "max_length", "expected")


def faults_of(request: HttpRequest, errors: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Every error of a request, in the order they were found."""
    return [_fault(request, error) for error in errors]


def _fault(request: HttpRequest, error: Mapping[str, Any]) -> dict[str, Any]:
    location, *path = error["loc"]
    where = "/" + "/".join(map(str, path[1:])) if location == "body" else ".".join(map(str, path[-1:]))
    found = error.get("ctx", {})
    if error["type"] == "unfit":
        said = {side: say(found[side], language_of(request)) for side in ("what", "mend")}
        return {"in": location, "place": where, **said, "severity": "error"}
    return fault_at(request, _known(location), where, _WORDS.get(error["type"], "other"), bound=_bound(found))


def _known(location: str) -> str:
    return location if location in ("body", "query", "path", "header") else "body"


def _bound(found: Mapping[str, Any]) -> str:
    """The value that is the limit, where the fault has one."""
    bound = next((found[name] for name in _BOUNDS if name in found), "")
    return f"{bound:g}" if isinstance(bound, float) else str(bound)
