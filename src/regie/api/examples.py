"""Examples for the document, made from the schemas themselves, so that they fit and cannot grow old."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_OPTIONAL = 3
_WORDS: Mapping[str, str] = {
    "id": "VS-APP-01",
    "application": "VS-APP-01",
    "thing": "VS-APP-01",
    "name": "Burgerzaken",
    "slug": "voorbeeldstad",
    "source": "contract register",
    "reason": "the contract ends next year",
    "decidedBy": "CIO",
    "asked": "application manager",
    "owner": "Head of operations",
    "cluster": "Dienstverlening",
    "who": "application manager",
    "why": "quarterly delivery",
    "field": "users",
    "noun": "application",
    "organisation": "VS-ORG-01",
    "supplier": "VS-ORG-01",
    "by": "VS-ORG-02",
    "place": "/facts/users",
    "what": "This is too low.",
    "mend": "It is at least 0.",
    "self": "/api/v1/municipalities/voorbeeldstad",
    "address": "/api/v1/municipalities/voorbeeldstad/applications/VS-APP-01",
    "sentence": "Thirty percent of applications is autonomous.",
    "says": "The supplier is controlled from outside the EEA.",
}
"""What stands under a name, in the words of the shipped example city."""
_FORMATS: Mapping[str, str] = {"date": "2026-11-01", "date-time": "2026-11-01T09:30:00+01:00", "binary": ""}


def example_of(schema: Mapping[str, Any], schemas: Mapping[str, Any], name: str = "", depth: int = 0) -> Any:
    """Something that fits a schema: all that must be there and the first few of what may be."""
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].rsplit("/", 1)[1]], schemas, name, depth + 1)
    if "const" in schema:
        return schema["const"]
    for given in ("examples", "enum"):
        if schema.get(given):
            return schema[given][0]
    for of in ("anyOf", "oneOf", "allOf"):
        if of in schema:
            return example_of(schema[of][0], schemas, name, depth)
    return _of_type(schema, schemas, name, depth)


def _of_type(schema: Mapping[str, Any], schemas: Mapping[str, Any], name: str, depth: int) -> Any:
    match schema.get("type"):
        case "object":
            return _object(schema, schemas, depth)
        case "array":
            count = max(1, schema.get("minItems", 0))
            return [example_of(schema["items"], schemas, name, depth + 1) for _ in range(count)]
        case "integer" | "number":
            low = schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
            return max(low, min(schema.get("maximum", low), low))
        case "boolean":
            return True
        case "string":
            return _FORMATS.get(schema.get("format", "")) or _text(schema, name)
    return {}


def _object(schema: Mapping[str, Any], schemas: Mapping[str, Any], depth: int) -> dict[str, Any]:
    parts = schema.get("properties", {})
    required = schema.get("required", ())
    optional = [one for one in parts if one not in required and not parts[one].get("readOnly")]
    wanted = [*required, *(optional[:_OPTIONAL] if depth < 4 else ())]
    return {one: example_of(parts[one], schemas, one, depth + 1) for one in parts if one in wanted}


def _text(schema: Mapping[str, Any], name: str) -> str:
    return "NL" if "pattern" in schema and "{2}" in schema["pattern"] else _WORDS.get(name, "burgerzaken")
