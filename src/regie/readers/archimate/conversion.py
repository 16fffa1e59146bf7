"""From an ArchiMate model to a landscape: what has a place, and a list of what has none with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from regie.landscape import (
    Application,
    Contract,
    Dataset,
    Dependency,
    Fact,
    Landscape,
    Organisation,
    Platform,
    Process,
    Record,
    Source,
    Team,
    known,
)
from regie.landscape.fact import UNKNOWN
from regie.locale import Message
from regie.readers.archimate.mapping import WHY_NO_ROW, rows_for
from regie.readers.archimate.marked import Marked
from regie.readers.archimate.model import ArchimateModel, Element, Relationship
from regie.readers.archimate.places import Owners, is_core, is_reference, noun_of, why_not
from regie.readers.reading import LeftOut

_NOUNS: dict[str, Callable[..., Record]] = {
    noun.noun: noun for noun in (Application, Platform, Process, Dataset, Organisation, Team, Contract)
}
_DESCRIBED = frozenset({"application", "process", "dataset"})
SEPARATOR = "; "
"""Between the names in `Application.reference_component` when an application fills in several components."""


def to_landscape(model: ArchimateModel, file: str) -> tuple[Landscape, tuple[LeftOut, ...]]:
    """The landscape, and every element, relationship and view that is not in it. Every fact names `file` as source,
    with the model's `Release` property as date when it has one. Nothing is made up: what ArchiMate does not say
    stays unknown."""
    return _Conversion(model, file).run()


class _Conversion:
    def __init__(self, model: ArchimateModel, file: str) -> None:
        self._model = model
        self._release = _release(model)
        self._source = Source(file, self._release)
        self._core = core = is_core(model)
        self._placed = {element.id: noun for element in model.elements if (noun := noun_of(element, core=core))}
        self._owners = Owners(model, self._placed)
        self._components = self._reference_components()
        self._marked = Marked(model, self._placed, self._source)
        self._left: list[LeftOut] = []
        self._taken = {concept.id for concept in (*model.elements, *model.relationships)}
        self._seen: set[tuple[str, str, str]] = set()

    def run(self) -> tuple[Landscape, tuple[LeftOut, ...]]:
        records: list[Record] = []
        references = self._marked.facts
        for element in self._model.elements:
            if why := why_not(element, core=self._core):
                self._leave(element.type, element.name.text() or element.id, why)
            else:
                records.append(self._record(element, references.get(element.id, {})))
        for relationship in self._model.relationships:
            records.extend(self._dependencies(relationship))
        for view in self._model.views:
            self._leave(view.type, view.name.text() or view.id, "view")
        name = self._model.name.text() or self._source.name
        return Landscape(name, self._release, tuple(records)), tuple(self._left)

    def _record(self, element: Element, references: Mapping[str, Fact[Any]]) -> Record:
        noun = self._placed[element.id]
        facts: dict[str, Fact[Any]] = dict(references)
        if noun in _DESCRIBED and (text := element.documentation.text()):
            facts["description"] = known(text, self._source)
        if noun == "application":
            facts["reference_component"] = self._components.get(element.id, UNKNOWN)
        return _NOUNS[noun](id=element.id, name=element.name.text() or element.id, source=self._source, **facts)

    def _reference_components(self) -> dict[str, Fact[str]]:
        """A concrete component that specialises or realises a reference component fills it in."""
        references = {element.id: element.name.text() for element in self._model.elements if is_reference(element)}
        names: dict[str, list[str]] = {}
        for relationship in self._model.relationships:
            name = references.get(relationship.target)
            fills = relationship.type in {"Specialization", "Realization"}
            if fills and name and self._placed.get(relationship.source) == "application":
                names.setdefault(relationship.source, []).append(name)
        return {id_: known(SEPARATOR.join(sorted(set(found))), self._source) for id_, found in names.items()}

    def _dependencies(self, relationship: Relationship) -> list[Record]:
        if self._marked.reads(relationship.id):
            return self._by_its_mark(relationship)
        source, target = self._owners.of(relationship.source), self._owners.of(relationship.target)
        if why := self._why_none(relationship, source, target):
            self._leave(relationship.type, self._caption(relationship), why)
            return []
        rows = rows_for(relationship.type, self._placed[source], self._placed[target], relationship.access)
        made: list[Record] = []
        for row in rows:
            subject, object_ = (target, source) if row.backward else (source, target)
            if (subject, row.kind.value, object_) in self._seen:
                continue
            self._seen.add((subject, row.kind.value, object_))
            id_ = relationship.id if not made else self._second_id(relationship.id, row.kind.value)
            made.append(Dependency(id=id_, subject=subject, kind=row.kind, target=object_, source=self._source))
        if not made:
            self._leave(relationship.type, self._caption(relationship), "said_before" if rows else "no_row")
        return made

    def _by_its_mark(self, relationship: Relationship) -> list[Record]:
        if why := self._marked.left.get(relationship.id):
            self._leave(relationship.type, self._caption(relationship), why)
        dependency = self._marked.dependencies.get(relationship.id)
        return [dependency] if dependency else []

    def _second_id(self, id_: str, kind: str) -> str:
        """An id for the second dependency of one relationship, that nothing in the model has."""
        wanted = f"{id_}-{kind}"
        while wanted in self._taken:
            wanted += "-"
        self._taken.add(wanted)
        return wanted

    def _why_none(self, relationship: Relationship, source: str, target: str) -> str:
        if relationship.dangling:
            return "dangling"
        if relationship.type in WHY_NO_ROW:
            return WHY_NO_ROW[relationship.type]
        if not source or not target:
            return "end"
        return "itself" if source == target else ""

    def _leave(self, kind: str, name: str, why: str) -> None:
        self._left.append(LeftOut(kind, name, Message(f"archimate.left_out.{why}")))

    def _caption(self, relationship: Relationship) -> str:
        ends = (self._name(relationship.source), self._name(relationship.target))
        return " → ".join(ends)

    def _name(self, id_: str) -> str:
        element = self._model.elements_by_id.get(id_)
        return element.name.text() or id_ if element else id_ or "–"


def _release(model: ArchimateModel) -> date | None:
    written = next((item.value.text() for item in model.properties if item.name == "Release"), "")
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
