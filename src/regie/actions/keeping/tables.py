"""Decision models as people look at them: every version, one version proven, and its files. Reads only."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.keeping.models_in_use import day_in_force, in_use, model_of
from regie.actions.keeping.proofs import Proof, kept
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError, Shown
from regie.analyses.placement import shipped_model
from regie.decision_models import folder, shipped
from regie.decisions import (
    ExampleResult,
    Model,
    check_examples,
    write_dmn,
    write_workbook,
)
from regie.landscape import Landscape
from regie.store.models import ModelSave, ModelVersion, Municipality
from regie.store.models.model_version import SHIPPED

DRAFT = ModelVersion.State.DRAFT


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a model. `row` is None for the one that comes with regie; `used` says that it counts today;
    `proof` is None as long as it is being proven."""

    name: str
    number: int
    model: Model
    used: bool
    row: ModelVersion | None = None
    proof: Proof | None = None

    @property
    def draft(self) -> bool:
        """Whether it is still being worked on."""
        return self.row is not None and self.row.state == DRAFT

    @property
    def valid_from(self) -> date | None:
        """From which day it counts; a draft has none."""
        return self.row.valid_from if self.row else self.model.valid_from

    @property
    def examples(self) -> tuple[ExampleResult, ...]:
        """The examples of the shipped model, run on this version."""
        return _examples(self.model)


def versions(actor: Actor) -> Sequence[Version]:
    """Every version of every model: by name, of each the shipped one first. Drafts only for who may analyse."""
    actor.require(Permission.READ)
    rows = ModelVersion.objects.filter(municipality_id=actor.municipality)
    if not actor.may(Permission.ANALYSE):
        rows = rows.exclude(state=DRAFT)
    by_name: dict[str, list[ModelVersion]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    used = _used(actor)
    found = []
    for name in shipped():
        found.append(_shipped(name, used))
        found += [_own(row, used) for row in by_name.get(name, ())]
    proofs = kept(one.model for one in found)
    return [replace(one, proof=proofs.get(one.model)) for one in found]


def version(actor: Actor, name: str, number: int) -> Version:
    """One version. Raises NotThereError; a draft is not there for who may not analyse."""
    actor.require(Permission.READ)
    if name not in shipped():
        raise NotThereError(name)
    if number == SHIPPED:
        return _with_proof(_shipped(name, _used(actor)))
    row = ModelVersion.objects.filter(municipality_id=actor.municipality, name=name, number=number).first()
    if row is None or (row.state == DRAFT and not actor.may(Permission.ANALYSE)):
        raise NotThereError(f"{name} {number}")
    return _with_proof(_own(row, _used(actor)))


def saves(actor: Actor, name: str, number: int) -> Sequence[ModelSave]:
    """Every save of a version, the newest first. Raises NotThereError."""
    actor.require(Permission.ANALYSE)
    found = version(actor, name, number)
    return list(ModelSave.objects.filter(version=found.row).defer("dmn")) if found.row else []


def answers_for(actor: Actor, name: str, application: str) -> Mapping[str, Sequence[object]]:
    """What the kept results gave a placing model about an application: by input every answer it may have.

    Raises NotThereError when there are no such results.
    """
    judged = Shown(actor).result("judged", application)
    placed = judged["placed"].get(name) if judged and "placed" in judged else None
    if placed is None:
        raise NotThereError(application)
    return {one: given["values"] for one, given in placed["inputs"].items()}


def as_file(actor: Actor, name: str, number: int, kind: str) -> bytes:
    """A version as DMN XML (`dmn`) or as a workbook (`xlsx`); reading it back gives an equal model."""
    model = version(actor, name, number).model
    if kind == "dmn":
        return write_dmn(model)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "model.xlsx"
        write_workbook(model, path)
        return path.read_bytes()


def readme(name: str) -> str:
    """The sources of a model and where its reading is uncertain, as it is written beside it."""
    return (folder(name) / "README.md").read_text(encoding="utf-8")


def day_shown(municipality: Municipality) -> date:
    """The day results speak of."""
    return day_of(Landscape("", municipality.as_of, ()), None)


@lru_cache(64)
def _examples(model: Model) -> tuple[ExampleResult, ...]:
    return check_examples(folder(model.name), model)


def _used(actor: Actor) -> Mapping[str, int]:
    return in_use(actor.municipality, day_in_force(Shown(actor).municipality.as_of)).numbers


def _with_proof(found: Version) -> Version:
    return replace(found, proof=kept([found.model]).get(found.model))


def _shipped(name: str, used: Mapping[str, int]) -> Version:
    return Version(name, SHIPPED, shipped_model(name), used[name] == SHIPPED)


def _own(row: ModelVersion, used: Mapping[str, int]) -> Version:
    return Version(row.name, row.number, model_of(row.dmn), used[row.name] == row.number, row)
