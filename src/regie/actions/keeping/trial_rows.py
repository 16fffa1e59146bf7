"""What a dry run would do, row by row: kept for an hour, shown by page, and made into one change once confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.utils import timezone

from regie.actions.keeping import jobs
from regie.actions.keeping.changing import ConflictError, change
from regie.actions.keeping.history import FieldChange, field_changes
from regie.actions.keeping.performing import Performing
from regie.actions.keeping.rights import Actor
from regie.actions.keeping.shown import NotThereError
from regie.landscape import Change, NamedRecord, Record
from regie.store.mapping import Row, record_of, row_of
from regie.store.models import ChangeSet, Job, TrialRow

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


def forget_old_rows() -> None:
    """Take away the rows of dry runs whose hour is over."""
    TrialRow.objects.filter(job__created_at__lt=timezone.now() - _KEPT).delete()


def trial_job(actor: Actor, number: int, look: str) -> Job:
    """The dry run of this kind and number, done or not. Raises NotThereError when it is none, or its hour over."""
    found = jobs.job(actor, number)
    if found.kind != look or found.created_at < timezone.now() - _KEPT:
        raise NotThereError(str(number))
    return found


def done_trial(actor: Actor, number: int, look: str) -> Job:
    """A dry run that is done. Raises NotThereError."""
    found = trial_job(actor, number, look)
    if found.state != Job.State.DONE:
        raise NotThereError(str(number))
    return found


def page_of_trial(found: Job, kind: str, page: int) -> Looked:
    """One page of a dry run, of one kind (the first that has any, unless said)."""
    counts = dict(TrialRow.objects.filter(job=found).values_list("kind").annotate(n=Count("id")).order_by())
    shown = kind if kind in KINDS else next((one for one in KINDS if counts.get(one)), KINDS[0])
    pages = max(1, -(-counts.get(shown, 0) // _PAGE))
    at = (min(max(1, page), pages) - 1) * _PAGE
    rows = tuple(_looked_row(row) for row in TrialRow.objects.filter(job=found, kind=shown)[at : at + _PAGE])
    return Looked(found, {one: counts.get(one, 0) for one in KINDS}, shown, rows, at // _PAGE + 1, pages)


def keep_rows(job: int, touched: Iterable[tuple[Record | None, Record | None]], gone: Iterable[Record] = ()) -> None:
    """Keep pairs of a thing before and after, and what would be gone."""
    TrialRow.objects.bulk_create(_rows(job, touched, gone), batch_size=500)


def do_trial(doing: Performing, looked_at: Job, name: str, *, remove: bool) -> ChangeSet | None:
    """All that was seen, within an action; with `remove` also what would be gone.

    Raises ConflictError when the landscape changed since it was looked at.
    """
    if doing.municipality.version != looked_at.outcome["version"]:
        raise ConflictError([str(doing.municipality.version)])
    rows = list(TrialRow.objects.filter(job=looked_at).exclude(kind="" if remove else "gone"))
    put = tuple(record_of(Row.from_data(row.after)) for row in rows if row.after is not None)
    return change(doing, Change(name, remove=tuple(row.key for row in rows if row.after is None), put=put))


def _rows(
    job: int, touched: Iterable[tuple[Record | None, Record | None]], gone: Iterable[Record]
) -> Iterable[TrialRow]:
    for before, after in touched:
        record = after or before
        if record is not None:
            yield _row(job, "changed" if before else "added", record, before, after)
    for record in gone:
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
