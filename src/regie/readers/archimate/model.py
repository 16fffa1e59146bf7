"""An ArchiMate model as it was written: nothing mapped, nothing dropped, names in every language they have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from regie.landscape.faults import Place

_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in one or more languages: (language, text), language empty when the file does not say."""

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> Words:
        """Words as a landscape may hold them: trimmed, without empty ones, every line end as XML reads it (tools
        write theirs as `&#13;`, which XML leaves alone), without the delete character."""
        tidy = ((tag, _LINE_END.sub("\n", text).replace("\x7f", "").strip()) for tag, text in texts)
        return cls(tuple((tag, text) for tag, text in tidy if text))

    def text(self, language: str = "nl") -> str:
        """The text in this language, else the first there is, else empty."""
        for tag, text in self.texts:
            if tag.partition("-")[0].lower() == language:
                return text
        return self.texts[0][1] if self.texts else ""


NO_WORDS = Words()
NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Property:
    """A property by the name of its definition; by the reference itself when nothing declares it."""

    name: str
    value: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What elements, relationships and views share. `type` is the ArchiMate 3 name; `folder` is the path of names."""

    id: str
    type: str
    name: Words = NO_WORDS
    documentation: Words = NO_WORDS
    properties: tuple[Property, ...] = ()
    folder: tuple[str, ...] = ()
    place: Place = NOWHERE

    def value(self, name: str) -> str:
        """The first property with this name, or an empty text."""
        return next((item.value.text() for item in self.properties if item.name == name), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element(Concept):
    """An element; `specialisation` is the name of its profile in Archi, empty without one."""

    specialisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Concept):
    """A relationship. `access` is read, write, read_write or access for Access, else empty. `dangling` when an end
    is not in the model. Ends may be relationships themselves."""

    source: str
    target: str
    access: str = ""
    dangling: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Concept):
    """A picture of part of the model: the ids of the elements and relationships it shows, in order, once each."""

    viewpoint: str = ""
    shows: tuple[str, ...] = ()


@dataclass(frozen=True)
class ArchimateModel:
    """A whole model. Ids are unique over elements and relationships, and over views."""

    id: str
    name: Words
    documentation: Words = NO_WORDS
    properties: tuple[Property, ...] = ()
    elements: tuple[Element, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    views: tuple[View, ...] = ()

    @cached_property
    def elements_by_id(self) -> Mapping[str, Element]:
        """Elements by id."""
        return {element.id: element for element in self.elements}

    @cached_property
    def folders(self) -> tuple[tuple[str, ...], ...]:
        """Every folder that holds something, sorted."""
        return tuple(sorted({item.folder for item in (*self.elements, *self.relationships, *self.views)} - {()}))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many elements, relationships, views, properties, folders and dangling relationships."""
        concepts: tuple[Concept, ...] = (*self.elements, *self.relationships, *self.views)
        return {
            "element": len(self.elements),
            "relationship": len(self.relationships),
            "view": len(self.views),
            "property": sum(len(concept.properties) for concept in concepts),
            "folder": len(self.folders),
            "dangling": sum(relationship.dangling for relationship in self.relationships),
        }

    def types(self) -> Mapping[str, int]:
        """How many elements and relationships of each type."""
        return Counter(concept.type for concept in (*self.elements, *self.relationships))
