"""ArchiMate Model Exchange File Format 3.x and 2.1 (The Open Group, C19C and C154), read tolerantly: schema faults
become warnings.

Version 2.1 says `label`, `propertydefs`, `organization` and `identifierref` where 3.x says `name`,
`propertyDefinitions`, `organizations` and `identifierRef`; its views stand straight under `views`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regie.landscape.faults import Place
from regie.readers.archimate.builder import Builder
from regie.readers.archimate.model import Element, Property, Relationship, View, Words
from regie.readers.archimate.vocabulary import EXCHANGE_ACCESS, type_name
from regie.readers.opening import Node


def add_exchange(root: Node, builder: Builder) -> None:
    """Everything in an exchange file's root goes into the builder."""
    reader = _Exchange(root, builder)
    reader.read()


class _Exchange:
    def __init__(self, root: Node, builder: Builder) -> None:
        self._root, self._builder = root, builder
        self._definitions = dict(_definitions(root))
        self._folders = dict(_folders(root))

    def read(self) -> None:
        builder, root = self._builder, self._root
        builder.id = root.get("identifier")
        builder.name, builder.documentation = _words(root, "name"), _words(root, "documentation")
        builder.properties = self._properties(root)
        for node in _inside(root, "elements", "element"):
            builder.add(Element(**self._shared(node)))
        for node in _inside(root, "relationships", "relationship"):
            builder.add(self._relationship(node))
        for views in root.all("views"):
            for node in (*_inside(views, "diagrams", "view"), *views.all("view")):
                builder.add(self._view(node))

    def _shared(self, node: Node) -> dict[str, Any]:
        id_ = node.get("identifier")
        return {
            "id": id_,
            "type": type_name(node.get("xsi:type")),
            "name": _words(node, "name", "label"),
            "documentation": _words(node, "documentation"),
            "properties": self._properties(node),
            "folder": self._folders.get(id_, ()),
            "place": Place(self._builder.file, row=node.line),
        }

    def _relationship(self, node: Node) -> Relationship:
        shared = self._shared(node)
        access = ""
        if shared["type"] == "Access":
            access = EXCHANGE_ACCESS.get(node.get("accessType"), "access")
        return Relationship(**shared, source=node.get("source"), target=node.get("target"), access=access)

    def _view(self, node: Node) -> View:
        return View(
            **{**self._shared(node), "type": node.get("xsi:type") or "Diagram"},
            viewpoint=node.get("viewpoint"),
            shows=tuple(dict.fromkeys(_shown(node))),
        )

    def _properties(self, node: Node) -> tuple[Property, ...]:
        found: list[Property] = []
        for item in _inside(node, "properties", "property"):
            reference = item.get("propertyDefinitionRef") or item.get("identifierref")
            if reference not in self._definitions:
                self._builder.undeclared(reference or "–", item.line)
            found.append(Property(self._definitions.get(reference) or reference, _words(item, "value")))
        return tuple(found)


def _inside(node: Node, container: str, name: str) -> Iterator[Node]:
    for part in node.all(container):
        yield from part.all(name)


def _words(node: Node, *names: str) -> Words:
    return Words.of((child.get("xml:lang"), child.text) for name in names for child in node.all(name))


def _definitions(root: Node) -> Iterator[tuple[str, str]]:
    for container in ("propertyDefinitions", "propertydefs"):
        for part in root.all(container):
            for child in part.children:
                yield child.get("identifier"), _words(child, "name").text() or child.get("name")


def _folders(root: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    def walk(item: Node, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        for child in item.all("item"):
            if reference := child.get("identifierRef") or child.get("identifierref"):
                yield reference, path
            label = _words(child, "label").text()
            yield from walk(child, (*path, label) if label else path)

    for part in (*root.all("organizations"), *root.all("organization")):
        yield from walk(part, ())


def _shown(node: Node) -> Iterator[str]:
    for child in node.children:
        for attribute in ("elementRef", "relationshipRef", "elementref", "relationshipref"):
            if reference := child.get(attribute):
                yield reference
        if child.name in {"node", "connection"}:
            yield from _shown(child)
