"""From a landscape to an ArchiMate model: every thing an element, every reference and dependency a relationship, every
other fact a property with its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regie.landscape import (
    NONE,
    NOUNS,
    UNKNOWN,
    Dependency,
    Deviation,
    Evidence,
    Fact,
    Landscape,
    NamedRecord,
    Ownership,
    Record,
    fields,
)
from regie.locale import Language, Message, say
from regie.readers.archimate.identifiers import as_identifier
from regie.readers.archimate.marks import ASSOCIATION, FIELDS, GROUP, MARK, Written, of_dependency
from regie.readers.archimate.model import ArchimateModel, Element, Property, Relationship, Words
from regie.readers.archimate.properties import Properties, words
from regie.readers.archimate.views import add_views
from regie.readers.losses import Losses

TYPE_OF_NOUN = {
    "application": "ApplicationComponent",
    "platform": "Node",
    "process": "BusinessProcess",
    "dataset": "DataObject",
    "organisation": "BusinessActor",
    "team": "BusinessRole",
    "contract": "Contract",
    "evidence": "Assessment",
    "deviation": "Assessment",
}
"""The element each noun becomes; ownership and dependency are relationships."""


def to_model(landscape: Landscape, language: Language, losses: Losses) -> ArchimateModel:
    """The model, with a view per application. The same landscape gives the same model, in every identifier."""
    return _Writing(landscape, language, losses).run()


class _Writing:
    def __init__(self, landscape: Landscape, language: Language, losses: Losses) -> None:
        self._landscape, self._language, self._losses = landscape, language, losses
        self._properties = Properties(landscape, language)
        self._relationships: list[Relationship] = []

    def run(self) -> ArchimateModel:
        elements = tuple(self._elements())
        for record in self._landscape.records:
            self._references(record)
        release = self._landscape.as_of.isoformat() if self._landscape.as_of else ""
        model = ArchimateModel(
            "model",
            words(self._landscape.name, self._language),
            properties=(Property("Release", words(release, self._language)),) if release else (),
            elements=elements,
            relationships=tuple(self._relationships),
        )
        return add_views(model, self._landscape, self._language, self._losses)

    def _say(self, key: str) -> str:
        return say(Message(key), self._language)

    def _words(self, text: str) -> Words:
        return words(text, self._language)

    def _elements(self) -> Iterator[Element]:
        for noun in NOUNS:
            if noun.noun not in TYPE_OF_NOUN:
                continue
            top = self._say(f"landscape.noun.{noun.noun}.other")
            for record in self._landscape.all(noun):
                cluster = getattr(record, "cluster", UNKNOWN).value_or("")
                description = getattr(record, "description", UNKNOWN).value_or("")
                yield Element(
                    id=as_identifier(record.id),
                    type=TYPE_OF_NOUN[noun.noun],
                    name=self._words(record.name if isinstance(record, NamedRecord) else record.id),
                    documentation=self._words(description),
                    properties=self._properties.of(record),
                    folder=(top, cluster) if cluster else (top,),
                )

    def _references(self, record: Record) -> None:
        for field in fields(type(record)):
            mark = f"{record.noun}.{field.name}"
            if mark in FIELDS:
                self._field(record, field.name, mark)
        match record:
            case Dependency():
                self._dependency(record)
            case Ownership():
                self._plain(record, record.organisation, record.owner)
            case Evidence():
                self._plain(record, record.id, record.about)
            case Deviation():
                self._plain(record, record.id, record.application)
            case _:
                pass

    def _field(self, record: Record, name: str, mark: str) -> None:
        fact: Fact[Any] = getattr(record, name)
        targets: dict[str, None] = {}
        for claim in fact.claims:
            targets.update(dict.fromkeys(claim.value if isinstance(claim.value, tuple) else (claim.value,)))
        label = self._say(f"landscape.field.{record.noun}.{name}.label")
        for target in targets:
            if target != NONE:
                sources = self._properties.source_of(fact, record.source)
                marked = mark if fact.known else f"contested {mark}"
                id_ = f"link-{as_identifier(record.id)}_.{name}_.{as_identifier(target)}"
                self._relate(id_, FIELDS[mark], (record.id, target), label, (self._mark(marked), *sources))

    def _dependency(self, record: Dependency) -> None:
        nouns = [self._landscape[id_].noun if id_ in self._landscape else "" for id_ in (record.subject, record.target)]
        written = of_dependency(record.kind, *nouns)
        group = (Property(GROUP, self._words(record.group)),) if record.group else ()
        properties = (self._mark(record.kind.value), *group, *self._properties.of(record))
        label = self._say(f"landscape.choice.DependencyKind.{record.kind.value}")
        self._relate(as_identifier(record.id), written, (record.subject, record.target), label, properties)

    def _plain(self, record: Record, source: str, target: str) -> None:
        """A relationship that only says what a thing is about, or who owns whom."""
        is_thing = record.noun in TYPE_OF_NOUN
        id_ = f"link-{as_identifier(record.id)}" if is_thing else as_identifier(record.id)
        properties = () if is_thing else self._properties.of(record)
        label = self._say(f"landscape.noun.{record.noun}.one")
        self._relate(id_, ASSOCIATION, (source, target), label, (self._mark(record.noun), *properties))

    def _mark(self, text: str) -> Property:
        return Property(MARK, self._words(text))

    def _relate(
        self, id_: str, written: Written, ends: tuple[str, str], label: str, properties: tuple[Property, ...]
    ) -> None:
        if not all(end in self._landscape for end in ends):
            self._losses.say("dependency", "", "end_missing")
            return
        source, target = (as_identifier(end) for end in (reversed(ends) if written.backward else ends))
        self._relationships.append(
            Relationship(
                id=id_,
                type=written.relationship,
                name=self._words(label),
                properties=properties,
                source=source,
                target=target,
                access=written.access,
            )
        )
