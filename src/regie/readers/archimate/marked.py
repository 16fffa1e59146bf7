"""Relationships that carry our mark, read back as the reference or dependency they were written for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regie.landscape import (
    NOUN_BY_NAME,
    Application,
    Claim,
    Contract,
    Dataset,
    Dependency,
    Fact,
    Field,
    Organisation,
    Platform,
    Process,
    Source,
    Team,
    fields,
)
from regie.landscape.vocabulary import DependencyKind
from regie.readers.archimate.marks import FIELDS, GROUP, MARK, OTHERS, of_dependency
from regie.readers.archimate.model import ArchimateModel, Relationship

_KINDS: Mapping[str, DependencyKind] = {kind.value: kind for kind in DependencyKind}
_FIELDS: Mapping[str, Field] = {
    f"{noun.noun}.{field.name}": field
    for noun in (Application, Platform, Process, Dataset, Organisation, Team, Contract)
    for field in fields(noun)
}


class Marked:
    """What the marked relationships of a model say. `facts` are references by id and field; `dependencies` by the id
    of their relationship; `left` are marked relationships without a place, with the key of the reason. A mark whose
    ends were changed in another tool counts as no mark."""

    def __init__(self, model: ArchimateModel, placed: Mapping[str, str], source: Source) -> None:
        self._placed, self._source = placed, source
        self.dependencies: dict[str, Dependency] = {}
        self.left: dict[str, str] = {}
        self._values: dict[tuple[str, str], list[str]] = {}
        self._read: set[str] = set()
        for relationship in model.relationships:
            if mark := relationship.value(MARK):
                self._take(relationship, mark)

    def reads(self, id_: str) -> bool:
        """Whether this relationship was read by its mark."""
        return id_ in self._read

    @property
    def facts(self) -> Mapping[str, Mapping[str, Fact[Any]]]:
        """References as facts, by id and field."""
        found: dict[str, dict[str, Fact[Any]]] = {}
        for (id_, mark), values in self._values.items():
            field = _FIELDS[mark]
            claims = (
                [Claim(tuple(values), self._source)] if field.many else [Claim(one, self._source) for one in values]
            )
            found.setdefault(id_, {})[field.name] = Fact(tuple(claims))
        return found

    def _take(self, relationship: Relationship, mark: str) -> None:
        if relationship.dangling:
            return
        if mark in FIELDS:
            self._take_field(relationship, mark)
        elif mark in _KINDS:
            self._take_dependency(relationship, _KINDS[mark])
        elif mark.partition(" ")[0] in (*OTHERS, "contested"):
            self.left[relationship.id] = "contested" if mark.startswith("contested") else "not_read_back"
            self._read.add(relationship.id)

    def _take_field(self, relationship: Relationship, mark: str) -> None:
        written, field = FIELDS[mark], _FIELDS[mark]
        who, whom = _ends(relationship, written.backward)
        noun = mark.partition(".")[0]
        if (
            relationship.type == written.relationship
            and self._placed.get(who) == noun
            and self._placed.get(whom) in field.refers_to
        ):
            values = self._values.setdefault((who, mark), [])
            if whom not in values:
                values.append(whom)
            self._read.add(relationship.id)

    def _take_dependency(self, relationship: Relationship, kind: DependencyKind) -> None:
        for backward in (False, True):
            who, whom = _ends(relationship, backward)
            nouns = self._placed.get(who, ""), self._placed.get(whom, "")
            if not all(noun in NOUN_BY_NAME and noun != "contract" for noun in nouns):
                return
            written = of_dependency(kind, *nouns)
            if (written.relationship, written.backward) == (relationship.type, backward):
                group = relationship.value(GROUP)
                self.dependencies[relationship.id] = Dependency(
                    id=relationship.id, subject=who, kind=kind, target=whom, group=group, source=self._source
                )
                self._read.add(relationship.id)
                return


def _ends(relationship: Relationship, backward: bool) -> tuple[str, str]:
    """Who needs, and whom."""
    ends = (relationship.source, relationship.target)
    return (ends[1], ends[0]) if backward else ends
