"""An import in two steps, both in the background: a dry run kept row by row, then what was seen as one change set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.utils import timezone

from regie.actions.keeping import jobs
from regie.actions.keeping.changing import ConflictError, change
from regie.actions.keeping.history import FieldChange, field_changes
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.take_in import Trial, date_landscape, try_take_in
from regie.actions.keeping.uploads import on_disk, upload
from regie.landscape import Change, NamedRecord, Record
from regie.landscape.faults import InputFaults
from regie.store.mapping import Row, record_of, row_of
from regie.store.models import Job, TrialRow

LOOK, DO = "look_at_import", "take_in"
KINDS = ("added", "changed", "gone")
_KEPT = timedelta(hours=1)
_PAGE = 50


@dataclass(frozen=True, slots=True)
class Looked:
    """A dry run as it is shown: its job, and one page of what it would do to things of one kind."""

    job: Job
    counts: Mapping[str, int]
    kind: str
    rows: tuple[LookedRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class LookedRow:
    """One thing: what would be added, changed field by field, or is not in the files. `kept` has both states whole."""

    noun: str
    key: str
    name: str
    fields: tuple[FieldChange, ...]
    kept: TrialRow


def look(actor: Actor, files: Sequence[tuple[str, bytes]], *, mapping: str = "", empties: bool = False) -> Job:
    """Ask for a dry run over these files, each a name and content.

    Raises InputFaults for one without a name, TooLargeError for one that is too large, NotAllowedError.
    """
    actor.require(Permission.IMPORT)
    old = timezone.now() - _KEPT
    TrialRow.objects.filter(job__created_at__lt=old).delete()
    kept = upload(actor, files)
    numbers, names = [one.id for one in kept], [one.name for one in kept]
    given = {"files": numbers, "names": names, "mapping": mapping, "empties": empties}
    return jobs.start(actor, Permission.IMPORT, LOOK, given)


def looked(actor: Actor, number: int, kind: str = "", page: int = 1) -> Looked:
    """A page of a dry run that is done. Raises NotThereError when it is not, or when its hour is over."""
    actor.require(Permission.IMPORT)
    found = _done(actor, number)
    counts = dict(TrialRow.objects.filter(job=found).values_list("kind").annotate(n=Count("id")).order_by())
    shown = kind if kind in KINDS else next((one for one in KINDS if counts.get(one)), KINDS[0])
    pages = max(1, -(-counts.get(shown, 0) // _PAGE))
    at = (min(max(1, page), pages) - 1) * _PAGE
    rows = tuple(_looked_row(row) for row in TrialRow.objects.filter(job=found, kind=shown)[at : at + _PAGE])
    return Looked(found, {one: counts.get(one, 0) for one in KINDS}, shown, rows, at // _PAGE + 1, pages)


def confirm(actor: Actor, number: int, *, remove: bool = False, why: str = "") -> Job:
    """Ask to do what a dry run showed; `remove` also takes away what its files lack.

    Raises NotThereError, and InputFaults with all that is wrong with files that cannot be taken in.
    """
    actor.require(Permission.IMPORT)
    seen = _done(actor, number)
    if not seen.outcome["usable"]:
        raise InputFaults(jobs.faults_from(seen.outcome))
    return jobs.start(actor, Permission.IMPORT, DO, {"trial": seen.id, "remove": remove, "why": why})


def started(actor: Actor, number: int) -> Job:
    """The dry run of this number, whether or not it is done. Raises NotThereError when it is none, or its hour over."""
    actor.require(Permission.IMPORT)
    found = jobs.job(actor, number)
    if found.kind != LOOK or found.created_at < timezone.now() - _KEPT:
        raise NotThereError(str(number))
    return found


def _done(actor: Actor, number: int) -> Job:
    found = started(actor, number)
    if found.state != Job.State.DONE:
        raise NotThereError(str(number))
    return found


def work_look(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work of a dry run: read, compare, and keep what would change."""
    with on_disk(actor, given["files"]) as paths:
        trial = try_take_in(
            actor,
            paths,
            mapping=given["mapping"],
            empties=given["empties"],
            progress=lambda done: progress(int(done * 90), 100),
        )
    TrialRow.objects.bulk_create(_rows(progress.job, trial), batch_size=500)
    progress(100, 100)
    return {
        "address": f"../import/{progress.job}",
        "version": trial.version,
        "usable": trial.usable,
        "same": trial.same,
        "as_of": trial.as_of.isoformat() if trial.as_of else None,
        "faults": [jobs.fault_data(one) for one in trial.faults],
    }


def work_take_in(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work of an import: all that was seen, or nothing when the landscape changed since."""
    looked_at = _done(actor, given["trial"])
    seen = looked_at.outcome
    rows = list(TrialRow.objects.filter(job=looked_at).exclude(kind="" if given["remove"] else "gone"))
    progress(1, 3)
    about = ", ".join(looked_at.given["names"])
    with performing(actor, Permission.IMPORT, "take_in", about=about, why=given["why"]) as doing:
        if doing.municipality.version != seen["version"]:
            raise ConflictError([str(doing.municipality.version)])
        put = tuple(record_of(Row.from_data(row.after)) for row in rows if row.after is not None)
        remove = tuple(row.key for row in rows if row.after is None)
        date_landscape(doing.municipality, date.fromisoformat(seen["as_of"]) if seen["as_of"] else None)
        made = change(doing, Change("take in", remove=remove, put=put))
        outcome = {"address": f"../changes/{made.version}", "change": made.version} if made else {}
        progress.ends(outcome)
    return outcome


def _rows(job: int, trial: Trial) -> Iterable[TrialRow]:
    for row in trial.rows:
        record = row.after or row.before
        if record is not None:
            yield _row(job, "changed" if row.before else "added", record, row.before, row.after)
    for record in trial.gone:
        yield _row(job, "gone", record, record, None)


def _row(job: int, kind: str, of: Record, before: Record | None, after: Record | None) -> TrialRow:
    return TrialRow(job_id=job, kind=kind, noun=of.noun, key=of.id, before=_data(before), after=_data(after))


def _data(record: Record | None) -> dict[str, Any] | None:
    return None if record is None else row_of(record).as_data()


def _looked_row(row: TrialRow) -> LookedRow:
    before = record_of(Row.from_data(row.before)) if row.before else None
    after = record_of(Row.from_data(row.after)) if row.after else None
    named = after or before
    name = named.name if isinstance(named, NamedRecord) else row.key
    return LookedRow(row.noun, row.key, name, field_changes(row.noun, before, after), row)
