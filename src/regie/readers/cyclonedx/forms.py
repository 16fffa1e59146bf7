"""Both forms of CycloneDX to one: the objects of the JSON form. The specification defines the two as equivalents."""

from __future__ import annotations

import json
from collections.abc import Mapping

from regie.landscape.faults import Place
from regie.readers.cyclonedx.part import LINE, FaultList
from regie.readers.opening import DEFAULT_LIMITS, Limits, Node, decode_text, parse_xml, refuse_half_characters

_LISTS: Mapping[str, str] = {
    "components": "component",
    "services": "service",
    "externalReferences": "reference",
    "properties": "property",
    "endpoints": "endpoint",
    "dependencies": "dependency",
    "vulnerabilities": "vulnerability",
    "compositions": "composition",
    "annotations": "annotation",
    "formulation": "formula",
    "authors": "author",
}
"""Containers that are lists in JSON, with the name of what they hold."""

_REPEATED: frozenset[tuple[str, str]] = frozenset(
    {
        *((owner, name) for owner in ("supplier", "manufacture", "manufacturer", "provider") for name in ("url",)),
        *((owner, "contact") for owner in ("supplier", "manufacture", "manufacturer", "provider")),
        ("component", "data"),
        ("source", "url"),
        ("destination", "url"),
    }
)
"""(parent, child) where the child repeats without a container and is a list in JSON."""


def from_json(data: bytes, found: FaultList, limits: Limits = DEFAULT_LIMITS) -> dict[str, object] | None:
    """The object in a JSON file; None, with the fault said, when there is none. Raises InputFaults for bytes that
    are no text."""
    decoded = decode_text(data, found.file)
    found.faults.extend(decoded.faults)
    refuse_half_characters(decoded.text, found.file)
    try:
        loaded = json.loads(decoded.text.removeprefix("\ufeff"))
    except json.JSONDecodeError as broken:
        found.say(Place(found.file, row=broken.lineno), "json", line=broken.lineno, column=broken.colno)
        return None
    except (RecursionError, ValueError):  # the second: a number of thousands of digits
        found.say(Place(found.file), "deep")
        return None
    if not isinstance(loaded, dict):
        found.say(Place(found.file), "no_object")
        return None
    if _deeper_than(loaded, limits.xml_depth):
        found.say(Place(found.file), "deep")
        return None
    return loaded


def from_xml(data: bytes, found: FaultList, limits: Limits = DEFAULT_LIMITS) -> dict[str, object]:
    """The same from XML, the version from its namespace. Raises InputFaults when it is not sound."""
    root = parse_xml(data, Place(found.file), limits)
    return {**_object(root), "specVersion": root.namespace.rpartition("/")[2]}


def _deeper_than(loaded: object, depth: int) -> bool:
    level = [loaded]
    for _ in range(depth):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
        ]
        if not level:
            return False
    return True


def _object(node: Node) -> dict[str, object]:
    made: dict[str, object] = {LINE: node.line, **node.attributes}
    for child in node.children:
        name = child.name
        if name == "licenses":
            made[name] = [_licence(one) for one in child.children]
        elif name == "data" and node.name == "service":
            made[name] = [_flow(one) for one in child.children]
        elif (node.name, name) in _REPEATED:
            made[name] = [*_as_list(made.get(name)), _value(child)]
        elif name == "dependencies":
            made[name] = [_need(one) for one in child.all("dependency")]
        elif name in _LISTS:
            made[name] = [_value(one) for one in child.all(_LISTS[name])]
        else:
            made[name] = _value(child)
    return made


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _value(node: Node) -> object:
    """A text, or an object when there is more than text."""
    if node.name == "property":
        return {LINE: node.line, "name": node.get("name"), "value": node.text}
    if node.name == "component" or node.children or node.attributes:
        return _object(node)
    return node.text


def _licence(node: Node) -> dict[str, object]:
    if node.name == "expression":
        return {LINE: node.line, "expression": node.text}
    return {LINE: node.line, "license": _object(node)}


def _flow(node: Node) -> dict[str, object]:
    """`classification` up to 1.4; `dataflow` with a classification inside from 1.5."""
    if node.name == "classification":
        return {LINE: node.line, "flow": node.get("flow"), "classification": node.text}
    made = _object(node)
    if inner := node.first("classification"):
        made |= {"flow": inner.get("flow"), "classification": inner.text}
    for end in ("source", "destination"):
        if given := node.first(end):
            made[end] = [one.text for one in given.all("url")]
    return made


def _need(node: Node) -> dict[str, object]:
    return {LINE: node.line, "ref": node.get("ref"), "dependsOn": [one.get("ref") for one in node.all("dependency")]}
