"""XML without document types, entities or external references, as plain nodes that know their line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError

from regie.landscape.faults import Place
from regie.readers.opening.limits import DEFAULT_LIMITS, Limits
from regie.readers.opening.refusal import megabytes, refused

_PREFIXES = {
    "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}


class Node:
    """One element: its local name and namespace, attributes (those of XSI and XML with their usual prefix, others by
    local name), child elements in order, the text before and between them, and the line it starts on, from 1."""

    __slots__ = ("attributes", "children", "line", "name", "namespace", "text")

    def __init__(self, name: str, namespace: str, attributes: Mapping[str, str], line: int) -> None:
        self.name, self.namespace, self.attributes, self.line = name, namespace, attributes, line
        self.children: list[Node] = []
        self.text = ""

    def get(self, attribute: str) -> str:
        """The attribute, or an empty text."""
        return self.attributes.get(attribute, "")

    def all(self, name: str) -> Iterator[Node]:
        """The children with this local name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Node | None:
        """The first child with this local name."""
        return next(self.all(name), None)


def parse_xml(data: bytes, place: Place, limits: Limits = DEFAULT_LIMITS) -> Node:
    """The root of a document. Raises InputFaults when it is not well-formed, declares a document type or entities,
    uses an unknown encoding, or is deeper or larger than the limits."""
    parser = _guarded(data, place, limits)
    tree = Tree(place, limits, parser.parser)
    _feed(parser, data, place)
    return tree.root


class XmlEvents(Protocol):
    """Listens to a document while it is read. Names are local; attributes of a namespace are `namespace}name`."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text, not in parts unless an element stands between them."""


def scan_xml(data: bytes, place: Place, events: XmlEvents, limits: Limits = DEFAULT_LIMITS) -> None:
    """Read a document without keeping it, for what is too large as nodes. Raises InputFaults as `parse_xml` does,
    save for the number of elements and their depth, which nothing here keeps."""
    parser = _guarded(data, place, limits)
    expat = parser.parser
    expat.buffer_text, expat.ordered_attributes = True, False
    expat.StartElementHandler = lambda tag, attributes: events.start(tag.rpartition("}")[2], attributes)
    expat.EndElementHandler = lambda tag: events.end(tag.rpartition("}")[2])
    expat.CharacterDataHandler = events.text
    _feed(parser, data, place)


def _guarded(data: bytes, place: Place, limits: Limits) -> Any:
    if len(data) > limits.xml_bytes:
        raise refused(place, "too_large", limit=megabytes(limits.xml_bytes))
    return guarded_parser()


def guarded_parser() -> Any:
    """A parser that refuses document types, entities and external references; it keeps nothing by itself."""
    from defusedxml.ElementTree import DefusedXMLParser

    # The target stays empty: listeners attach to the expat parser inside.
    return DefusedXMLParser(target=object(), forbid_dtd=True, forbid_entities=True, forbid_external=True)


def _feed(parser: Any, data: bytes, place: Place) -> None:
    with refusing_broken_xml(place):
        parser.feed(data)
        parser.close()


@contextmanager
def refusing_broken_xml(place: Place) -> Iterator[None]:
    """What the guarded parser raises, as InputFaults at this place."""
    from defusedxml.common import DefusedXmlException

    try:
        yield
    except DefusedXmlException:
        raise refused(place, "xml_document_type") from None
    except ParseError as error:
        line, column = error.position
        raise refused(Place(place.file, place.sheet, line), "xml_broken", line=line, column=column + 1) from None
    except (LookupError, ValueError):
        raise refused(place, "xml_encoding") from None


class Tree:
    """Builds nodes from the events of the guarded parser's expat, past ElementTree's own tree: twice as fast.

    The guards (document types, entities, external references) stay on the same expat parser.
    """

    def __init__(self, place: Place, limits: Limits, expat: Any) -> None:
        self._place, self._limits, self._expat = place, limits, expat
        self._names: dict[str, tuple[str, str]] = {}
        self._open: list[Node] = []
        self._texts: list[list[str]] = []
        self._count = 0
        expat.buffer_text, expat.ordered_attributes = True, False
        expat.StartElementHandler, expat.EndElementHandler = self._start, self._end
        expat.CharacterDataHandler = self._text

    @property
    def root(self) -> Node:
        """The document's root, once the whole document was fed."""
        return self._root

    def _split(self, written: str) -> tuple[str, str]:
        """Namespace and local name of `namespace}name`."""
        if written not in self._names:
            namespace, _, name = written.rpartition("}")
            self._names[written] = namespace, name
        return self._names[written]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, name = self._split(tag)
        node = Node(name, namespace, self._named(attributes), self._expat.CurrentLineNumber)
        self._count += 1
        if len(self._open) >= self._limits.xml_depth or self._count > self._limits.xml_elements:
            raise refused(Place(self._place.file, self._place.sheet, node.line), "xml_too_large")
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)
        self._texts.append([])

    def _end(self, _tag: str) -> None:
        self._open.pop().text = "".join(self._texts.pop())

    def _text(self, text: str) -> None:
        self._texts[-1].append(text)

    def _named(self, attributes: dict[str, str]) -> dict[str, str]:
        if not any("}" in key for key in attributes):
            return attributes
        named: dict[str, str] = {}
        for key, value in attributes.items():
            namespace, name = self._split(key)
            named[_PREFIXES.get(namespace, "") + name] = value
        return named
