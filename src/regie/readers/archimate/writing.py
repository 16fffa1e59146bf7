"""An ArchiMate model as an Open Exchange file 3.x, in the order and with the identifiers that its schema asks for.

Source: ArchiMate Model Exchange File Format (The Open Group, C19C), archimate3_Model, _View and _Diagram schemas.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from regie.readers.archimate.layout import place_nodes
from regie.readers.archimate.model import ArchimateModel, Concept, Element, Property, Relationship, View, Words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Tag

_NAMESPACE = "http://www.opengroup.org/xsd/archimate/3.0/"
_ROOT = {
    "xmlns": _NAMESPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_NAMESPACE} http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd",
}
_ACCESS = {"read": "Read", "write": "Write", "read_write": "ReadWrite", "access": "Access"}


def as_exchange(model: ArchimateModel) -> bytes:
    """The file. Identifiers must be such as XML allows, and different; the same model gives the same bytes."""
    from xml.etree.ElementTree import indent, tostring

    root = _Writer(model).root()
    indent(root, " ")
    # Readers of XML turn a bare carriage return into a line feed.
    written = bytes(tostring(root, encoding="utf-8")).replace(b"\r", b"&#13;")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


class _Writer:
    def __init__(self, model: ArchimateModel) -> None:
        self._model = model
        self._lines = {one.id: one for one in model.relationships}
        self._definitions: dict[str, str] = {}

    def root(self) -> Tag:
        """The whole document; empty containers are left out, since the schema asks for content."""
        from xml.etree.ElementTree import Element as Tag

        model = self._model
        root = Tag("model", {**_ROOT, "identifier": model.id})
        self._texts(root, "name", model.name if model.name.texts else _plain(""))
        self._texts(root, "documentation", model.documentation)
        self._properties(root, model.properties)
        if model.elements:
            box = _tag(root, "elements")
            for element in model.elements:
                self._concept(box, "element", element, {"xsi:type": element.type})
        if model.relationships:
            box = _tag(root, "relationships")
            for relationship in model.relationships:
                self._relationship(box, relationship)
        self._organizations(root)
        # Written before the views, though the views may be the first to use a definition.
        definitions = _tag(root, "propertyDefinitions")
        if model.views:
            diagrams = _tag(_tag(root, "views"), "diagrams")
            for view in model.views:
                self._view(diagrams, view)
        for name, id_ in self._definitions.items():
            self._texts(_tag(definitions, "propertyDefinition", identifier=id_, type="string"), "name", _plain(name))
        if not self._definitions:
            root.remove(definitions)
        return root

    def _texts(self, parent: Tag, name: str, words: Words) -> None:
        for language, text in words.texts:
            _tag(parent, name, **({"xml:lang": language} if language else {})).text = text

    def _properties(self, parent: Tag, properties: tuple[Property, ...]) -> None:
        if not properties:
            return
        box = _tag(parent, "properties")
        for one in properties:
            id_ = self._definitions.setdefault(one.name, f"propid-{len(self._definitions) + 1}")
            written = _tag(box, "property", propertyDefinitionRef=id_)
            self._texts(written, "value", one.value if one.value.texts else _plain(""))

    def _concept(self, parent: Tag, name: str, concept: Concept, attributes: Mapping[str, str]) -> Tag:
        written = _tag(parent, name, identifier=concept.id, **attributes)
        nameless = not concept.name.texts and not isinstance(concept, Relationship)
        self._texts(written, "name", _plain("") if nameless else concept.name)
        self._texts(written, "documentation", concept.documentation)
        self._properties(written, concept.properties)
        return written

    def _relationship(self, parent: Tag, one: Relationship) -> None:
        attributes = {"source": one.source, "target": one.target, "xsi:type": one.type}
        if one.type == "Access":
            attributes["accessType"] = _ACCESS.get(one.access, "Access")
        self._concept(parent, "relationship", one, attributes)

    def _organizations(self, root: Tag) -> None:
        concepts: tuple[Concept, ...] = (*self._model.elements, *self._model.relationships, *self._model.views)
        if not any(concept.folder for concept in concepts):
            return
        folders: dict[tuple[str, ...], Tag] = {(): _tag(root, "organizations")}
        for concept in concepts:
            for depth in range(1, len(concept.folder) + 1):
                path = concept.folder[:depth]
                if path not in folders:
                    folders[path] = _tag(folders[path[:-1]], "item")
                    _tag(folders[path], "label").text = path[-1]
            if concept.folder:
                _tag(folders[concept.folder], "item", identifierRef=concept.id)

    def _view(self, parent: Tag, view: View) -> None:
        viewpoint = {"viewpoint": view.viewpoint} if view.viewpoint else {}
        written = self._concept(parent, "view", view, {"xsi:type": "Diagram", **viewpoint})
        nodes = self._nodes(written, view)
        for number, line in enumerate(self._lines[id_] for id_ in view.shows if id_ in self._lines):
            if line.source in nodes and line.target in nodes:
                _tag(
                    written,
                    "connection",
                    identifier=f"{view.id}_k{number + 1}",
                    **{"xsi:type": "Relationship", "relationshipRef": line.id},
                    source=nodes[line.source],
                    target=nodes[line.target],
                )

    def _nodes(self, written: Tag, view: View) -> Mapping[str, str]:
        shown: list[Element] = [
            self._model.elements_by_id[id_] for id_ in view.shows if id_ in self._model.elements_by_id
        ]
        nodes: dict[str, str] = {}
        for number, (element, box) in enumerate(place_nodes(shown)):
            nodes[element.id] = f"{view.id}_n{number + 1}"
            place: dict[str, Any] = {"x": box.x, "y": box.y, "w": box.width, "h": box.height}
            _tag(
                written,
                "node",
                identifier=nodes[element.id],
                **{"xsi:type": "Element", "elementRef": element.id},
                **{name: str(value) for name, value in place.items()},
            )
        return nodes


def _plain(text: str) -> Words:
    return Words((("", text),))


def _tag(parent: Tag, name: str, **attributes: str) -> Tag:
    from xml.etree.ElementTree import SubElement

    return SubElement(parent, name, attributes)
