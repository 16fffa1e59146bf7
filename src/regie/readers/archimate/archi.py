"""Archi's own file, and the coArchi (grafico) form of the same objects: one file an object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from regie.landscape.faults import Place
from regie.readers.archimate.builder import Builder
from regie.readers.archimate.model import Element, Property, Relationship, View, Words
from regie.readers.archimate.vocabulary import ARCHI_ACCESS, RELATIONSHIP_TYPES, type_name
from regie.readers.opening import Node

_VIEWS = frozenset({"ArchimateDiagramModel", "SketchModel", "CanvasModel"})


def add_archi_file(root: Node, builder: Builder) -> None:
    """Everything in an Archi file's root goes into the builder."""
    add_model(root, builder)
    profiles = profiles_of(root)
    folders: list[tuple[Node, tuple[str, ...]]] = [(folder, (folder.get("name"),)) for folder in root.all("folder")]
    for folder, path in folders:
        # The list grows while it is walked: folders in folders come after their parents.
        folders.extend((inner, (*path, inner.get("name"))) for inner in folder.all("folder"))
        for node in folder.all("element"):
            add_object(node, node.get("xsi:type"), path, Place(builder.file, row=node.line), profiles, builder)


def add_model(root: Node, builder: Builder) -> None:
    """The name, purpose and properties of the model itself."""
    builder.id, builder.name = root.get("id"), _attribute(root.get("name"))
    builder.documentation = _first(_attribute(root.get("purpose")), _child(root, "purpose"))
    builder.properties = _properties(root)


def profiles_of(root: Node) -> Mapping[str, str]:
    """Names of specialisations by their id."""
    return {node.get("id"): node.get("name") for name in ("profile", "profiles") for node in root.all(name)}


def add_object(
    node: Node,
    written: str,
    folder: tuple[str, ...],
    place: Place,
    profiles: Mapping[str, str],
    builder: Builder,
) -> None:
    """One object: a view, a relationship when it has two ends, else an element."""
    kind = type_name(written)
    shared: dict[str, Any] = {
        "id": node.get("id"),
        "type": kind,
        "name": _attribute(node.get("name")),
        "documentation": _first(_attribute(node.get("documentation")), _child(node, "documentation", "content")),
        "properties": _properties(node),
        "folder": folder,
        "place": place,
    }
    if kind in _VIEWS:
        shown = tuple(dict.fromkeys(_shown(node)))
        builder.add(View(**shared, viewpoint=node.get("viewpoint"), shows=shown))
    elif kind in RELATIONSHIP_TYPES or written.endswith("Relationship"):
        access = ARCHI_ACCESS.get(node.get("accessType"), "access") if kind == "Access" else ""
        source, target = _reference(node, "source"), _reference(node, "target")
        builder.add(Relationship(**shared, source=source, target=target, access=access))
    else:
        builder.add(Element(**shared, specialisation=profiles.get(_reference(node, "profiles"), "")))


def _attribute(text: str) -> Words:
    return Words.of([("", text)])


def _first(*candidates: Words) -> Words:
    return next((words for words in candidates if words.texts), Words())


def _child(node: Node, *names: str) -> Words:
    return next((_attribute(child.text) for name in names for child in node.all(name)), Words())


def _properties(node: Node) -> tuple[Property, ...]:
    return tuple(
        Property(item.get("key"), _attribute(item.get("value")))
        for name in ("property", "properties")
        for item in node.all(name)
    )


def _reference(node: Node, name: str) -> str:
    """An id in an attribute (one file), or behind the # of a child's href (one file an object)."""
    if name in node.attributes:
        return node.get(name)
    child = node.first(name)
    return child.get("href").rpartition("#")[2] if child else ""


def _shown(node: Node) -> Iterator[str]:
    for child in node.children:
        for name in ("archimateElement", "archimateRelationship", "relationship"):  # the last by Archi 1 to 3
            if reference := _reference(child, name):
                yield reference
        if child.name in {"child", "children", "sourceConnection", "sourceConnections"}:
            yield from _shown(child)
