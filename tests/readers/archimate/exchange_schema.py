"""What the schemas of the exchange format ask for (The Open Group, archimate3_Model, _View, _Diagram 3.1), as checks:
order of elements, attributes, identifiers that are XML names and occur once, references that lead somewhere."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from regie.readers.archimate.vocabulary import ELEMENT_TYPES, RELATIONSHIP_TYPES

NAMESPACE = "{http://www.opengroup.org/xsd/archimate/3.0/}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NC_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._\-]*")
TEXTS = frozenset({"name", "documentation", "value", "label"})
ORDER = {
    "model": (
        *("name", "documentation", "properties", "metadata", "elements", "relationships", "organizations"),
        *("propertyDefinitions", "views"),
    ),
    "elements": ("element",),
    "relationships": ("relationship",),
    "element": ("name", "documentation", "properties"),
    "relationship": ("name", "documentation", "properties"),
    "properties": ("property",),
    "property": ("value",),
    "organizations": ("item",),
    "item": ("label", "documentation", "item"),
    "propertyDefinitions": ("propertyDefinition",),
    "propertyDefinition": ("name", "documentation"),
    "views": ("viewpoints", "diagrams"),
    "diagrams": ("view",),
    "view": ("name", "documentation", "properties", "node", "connection"),
    "node": ("label", "documentation", "style", "viewRef", "node"),
    "connection": ("label", "documentation", "style", "bendpoint"),
}
ONCE = frozenset({"properties", "metadata", "elements", "relationships", "propertyDefinitions", "views", "diagrams"})
NEEDED = {
    "model": ("name",),
    "elements": ("element",),
    "relationships": ("relationship",),
    "element": ("name",),
    "properties": ("property",),
    "property": ("value",),
    "organizations": ("item",),
    "propertyDefinitions": ("propertyDefinition",),
    "propertyDefinition": ("name",),
    "diagrams": ("view",),
    "view": ("name",),
}
ATTRIBUTES = {
    "model": {"identifier", f"{XSI}schemaLocation"},
    "element": {"identifier", f"{XSI}type"},
    "relationship": {"identifier", "source", "target", f"{XSI}type"},
    "property": {"propertyDefinitionRef"},
    "propertyDefinition": {"identifier", "type"},
    "view": {"identifier", f"{XSI}type"},
    "node": {"identifier", "elementRef", "x", "y", "w", "h", f"{XSI}type"},
    "connection": {"identifier", "relationshipRef", "source", "target", f"{XSI}type"},
}
OPTIONAL = {"relationship": {"accessType"}, "view": {"viewpoint"}, "item": {"identifierRef"}}


def violations(content: bytes) -> list[str]:
    """Everything in which a file departs from the schemas; empty when it is valid."""
    root = ElementTree.fromstring(content)
    return [*_structure(root), *_identifiers(root), *_types(root)]


def _structure(node: ElementTree.Element) -> Iterator[str]:
    name = node.tag.removeprefix(NAMESPACE)
    if name in TEXTS:
        if set(node.attrib) - {LANG} or len(node):
            yield f"{name} holds more than text"
        return
    if name not in ORDER:
        yield f"{name} is no element of the format"
        return
    asked = ATTRIBUTES.get(name, set())
    if asked - set(node.attrib) or set(node.attrib) - asked - OPTIONAL.get(name, set()):
        yield f"{name} has attributes {sorted(node.attrib)}"
    children = [child.tag.removeprefix(NAMESPACE) for child in node]
    places = [ORDER[name].index(child) if child in ORDER[name] else -1 for child in children]
    if places != sorted(places) or -1 in places:
        yield f"{name} holds {children} in a wrong order"
    yield from (f"{name} holds {one} more than once" for one in ONCE if children.count(one) > 1)
    yield from (f"{name} lacks {one}" for one in NEEDED.get(name, ()) if one not in children)
    for child in node:
        yield from _structure(child)


def _identifiers(root: ElementTree.Element) -> Iterator[str]:
    kinds: dict[str, str] = {}
    for node in root.iter():
        identifier = node.get("identifier")
        if identifier is None:
            continue
        if not NC_NAME.fullmatch(identifier):
            yield f"{identifier!r} is no XML name"
        if identifier in kinds:
            yield f"{identifier} occurs twice"
        kinds[identifier] = node.tag.removeprefix(NAMESPACE)
    asked = {
        "elementRef": ("element",),
        "relationshipRef": ("relationship",),
        "propertyDefinitionRef": ("propertyDefinition",),
        "identifierRef": ("element", "relationship", "view"),
    }
    for node in root.iter():
        ends = ("node",) if node.tag == f"{NAMESPACE}connection" else ("element", "relationship")
        for attribute, wanted in {**asked, "source": ends, "target": ends}.items():
            reference = node.get(attribute)
            if reference is not None and kinds.get(reference) not in wanted:
                yield f"{attribute} {reference} leads to {kinds.get(reference)}"


def _types(root: ElementTree.Element) -> Iterator[str]:
    known = {
        "element": ELEMENT_TYPES,
        "relationship": RELATIONSHIP_TYPES,
        "view": {"Diagram"},
        "node": {"Element"},
        "connection": {"Relationship"},
    }
    for node in root.iter():
        types = known.get(node.tag.removeprefix(NAMESPACE))
        if types is not None and node.get(f"{XSI}type") not in types:
            yield f"{node.tag} has type {node.get(f'{XSI}type')}"
        if node.get("accessType") not in (None, "Access", "Read", "Write", "ReadWrite"):
            yield f"access {node.get('accessType')}"
        for attribute, least in (("x", 0), ("y", 0), ("w", 1), ("h", 1)):
            if (value := node.get(attribute)) is not None and int(value) < least:
                yield f"{attribute} is {value}"
