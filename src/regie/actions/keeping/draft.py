"""Work on a draft of a decision model: start it, change a table, hand in a file, go back to a save, throw it away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.models_in_use import model_of
from regie.actions.keeping.performing import Performing, performing
from regie.actions.keeping.proofs import ask_for_proofs
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.tables import version
from regie.decisions import Model, Table, read_dmn, read_workbook, write_dmn
from regie.decisions.check_file import validated
from regie.store.models import ModelSave, ModelVersion


def start_draft(actor: Actor, name: str, number: int) -> ModelVersion:
    """A draft of one's own, copied from a version. Raises NotThereError for no such version."""
    with performing(actor, Permission.ANALYSE, "start_tables", about=f"{name} {number}") as doing:
        model = version(actor, name, number).model
        held = ModelVersion.objects.filter(municipality=doing.municipality, name=name)
        made = ModelVersion(
            municipality=doing.municipality,
            name=name,
            number=(held.aggregate(last=Max("number"))["last"] or 0) + 1,
            based_on=number,
            saved=0,
        )
        _save(doing, made, model, "start", "")
        return made


def change_table(
    actor: Actor,
    name: str,
    number: int,
    decision: str,
    changed: Callable[[Table], Table],
    *,
    seen: int,
) -> ModelVersion:
    """Change one table of a draft; `seen` is the save the person looked at.

    Raises InputFaults with every fault of the model as it would be, ConflictError when somebody saved since,
    NotThereError when there is no such draft or table.
    """
    with drafting(actor, Permission.ANALYSE, name, number, "edit_tables", seen) as (doing, found):
        model = model_of(found.dmn)
        table = changed(table_of(model, decision))
        after = replace(
            model,
            decisions=tuple(replace(one, body=table) if one.name == decision else one for one in model.decisions),
        )
        if after != model:
            _save(doing, found, validated(after, name), "edit", decision)
        return found


def upload(actor: Actor, name: str, number: int, file: str, data: bytes, *, seen: int) -> ModelVersion:
    """Replace a draft by a file, DMN XML or a workbook; it stays a version of the same model.

    Raises InputFaults with every fault of the file, ConflictError and NotThereError.
    """
    with drafting(actor, Permission.ANALYSE, name, number, "upload_tables", seen) as (doing, found):
        _save(doing, found, replace(_read(file, data), name=name), "upload", file)
        return found


def restore(actor: Actor, name: str, number: int, saved: int, *, seen: int) -> ModelVersion:
    """Make an earlier save of a draft the newest. Raises ConflictError and NotThereError."""
    with drafting(actor, Permission.ANALYSE, name, number, "restore_tables", seen) as (doing, found):
        earlier = found.saves.filter(saved=saved).first()
        if earlier is None:
            raise NotThereError(str(saved))
        _save(doing, found, model_of(earlier.dmn), "restore", str(saved))
        return found


def discard(actor: Actor, name: str, number: int, *, seen: int) -> None:
    """Throw a draft away, with its saves. Raises ConflictError and NotThereError."""
    with drafting(actor, Permission.ANALYSE, name, number, "discard_tables", seen) as (_, found):
        found.delete()


def table_of(model: Model, decision: str) -> Table:
    """The table of a decision. Raises NotThereError when it is no table, or there is none."""
    body = model.decision(decision).body if decision in model.decision_names else None
    if not isinstance(body, Table):
        raise NotThereError(decision)
    return body


@contextmanager
def drafting(
    actor: Actor, permission: Permission, name: str, number: int, action: str, seen: int, why: str = ""
) -> Iterator[tuple[Performing, ModelVersion]]:
    """An action on a draft. Raises NotThereError when there is none, ConflictError when it was saved since `seen`."""
    with performing(actor, permission, action, about=f"{name} {number}", why=why) as doing:
        found = ModelVersion.objects.filter(
            municipality=doing.municipality, name=name, number=number, state=ModelVersion.State.DRAFT
        ).first()
        if found is None:
            raise NotThereError(f"{name} {number}")
        if found.saved != seen:
            raise ConflictError([f"{name} {number}"])
        yield doing, found


def _save(doing: Performing, draft: ModelVersion, model: Model, kind: str, about: str) -> None:
    draft.dmn = write_dmn(model).decode()
    draft.hash = model.hash
    draft.by = doing.actor.name
    draft.saved += 1
    draft.save()
    transaction.on_commit(ask_for_proofs)
    ModelSave.objects.create(version=draft, saved=draft.saved, kind=kind, about=about[:200], dmn=draft.dmn, by=draft.by)


def _read(file: str, data: bytes) -> Model:
    if not file.lower().endswith(".xlsx"):
        return read_dmn(data, file)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "model.xlsx"
        path.write_bytes(data)
        return read_workbook(path)
