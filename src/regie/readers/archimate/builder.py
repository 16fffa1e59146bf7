"""Collects concepts while a file is read, and says at the end what does not fit: duplicates, unknown types, ends."""

from __future__ import annotations

import dataclasses

from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.archimate.identifiers import as_id
from regie.readers.archimate.model import ArchimateModel, Element, Property, Relationship, View, Words
from regie.readers.archimate.vocabulary import ELEMENT_TYPES, RELATIONSHIP_TYPES


class Builder:
    """One model in the making. Faults found here are warnings: the rest of the model stays usable."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.id = ""
        self.name = Words()
        self.documentation = Words()
        self.properties: tuple[Property, ...] = ()
        self.elements: dict[str, Element] = {}
        self.relationships: dict[str, Relationship] = {}
        self.views: dict[str, View] = {}
        self.faults: list[Fault] = []
        self._undeclared: dict[str, list[int]] = {}

    def warn(self, place: Place, key: str, **values: object) -> None:
        """A warning whose words stand under `archimate.fault.<key>` and `archimate.mend.<key>`."""
        self.faults.append(
            Fault(
                place,
                Message(f"archimate.fault.{key}", **values),
                Message(f"archimate.mend.{key}", **values),
                Severity.WARNING,
            )
        )

    def undeclared(self, reference: str, line: int) -> None:
        """A property whose definition is missing; said once for each, with its first line and how often."""
        self._undeclared.setdefault(reference, []).append(line)

    def add(self, concept: Element | Relationship | View) -> None:
        """Keep a concept, unless it has no id or an id that is taken: those are said and passed by."""
        if not concept.id:
            self.warn(concept.place, "no_id", type=concept.type)
            return
        concept = _with_ids(concept)
        if concept.id in self.elements or concept.id in self.relationships or concept.id in self.views:
            self.warn(concept.place, "twice", id=concept.id)
            return
        match concept:
            case View():
                self.views[concept.id] = concept
            case Relationship():
                self._known_type(concept, RELATIONSHIP_TYPES)
                self.relationships[concept.id] = concept
            case Element():
                self._known_type(concept, ELEMENT_TYPES)
                if not concept.name.text().strip() and concept.type != "Junction":
                    self.warn(concept.place, "no_name", type=concept.type, id=concept.id)
                self.elements[concept.id] = concept

    def _known_type(self, concept: Element | Relationship, known: frozenset[str]) -> None:
        if concept.type not in known:
            self.warn(concept.place, "unknown_type", type=concept.type, id=concept.id)

    def build(self) -> tuple[ArchimateModel, tuple[Fault, ...]]:
        """The model, and everything that was wrong with it in the order it was found."""
        for reference, lines in self._undeclared.items():
            place = Place(self.file, row=lines[0])
            self.warn(place, "undeclared_property", reference=reference, n=len(lines))
        relationships = tuple(self._checked(relationship) for relationship in self.relationships.values())
        for view in self.views.values():
            lost = sum(id_ not in self.elements and id_ not in self.relationships for id_ in view.shows)
            if lost:
                self.warn(view.place, "view_shows_nothing", view=view.name.text(), n=lost)
        model = ArchimateModel(
            self.id,
            self.name,
            self.documentation,
            self.properties,
            tuple(self.elements.values()),
            relationships,
            tuple(self.views.values()),
        )
        return model, tuple(self.faults)

    def _checked(self, relationship: Relationship) -> Relationship:
        missing = [
            end
            for end in (relationship.source, relationship.target)
            if end not in self.elements and end not in self.relationships
        ]
        for end in missing:
            self.warn(relationship.place, "dangling", type=relationship.type, id=relationship.id, end=end or "–")
        return dataclasses.replace(relationship, dangling=True) if missing else relationship


def _with_ids(concept: Element | Relationship | View) -> Element | Relationship | View:
    """The concept with the ids of the landscape it was once written from."""
    match concept:
        case View():
            return dataclasses.replace(concept, shows=tuple(as_id(id_) for id_ in concept.shows))
        case Relationship():
            source, target = as_id(concept.source), as_id(concept.target)
            return dataclasses.replace(concept, id=as_id(concept.id), source=source, target=target)
        case Element():
            return dataclasses.replace(concept, id=as_id(concept.id))
