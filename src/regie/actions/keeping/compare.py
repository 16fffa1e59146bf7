"""How one thing, or the whole landscape, differs between the ends of two days; and the goals on both. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from regie.actions.keeping.history import FieldChange, field_changes
from regie.actions.keeping.shown import NotThereError, Shown
from regie.landscape import NamedRecord, Record
from regie.locale.carried import from_data
from regie.store.mapping import Row, record_of, row_of
from regie.store.models import Result, ResultRun, Revision

MOST = 50


@dataclass(frozen=True, slots=True)
class Between:
    """What became of one thing; `kind` is added, changed, removed or same, the states are as rows hold them."""

    noun: str
    key: str
    name: str
    kind: str
    fields: tuple[FieldChange, ...]
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class GoalsBetween:
    """One reading of a goal: its share on both days, each from worst to best case, None where nothing is kept."""

    goal: str
    label: Any
    reading: Any
    then: tuple[float, float] | None
    now: tuple[float, float] | None


def compare_thing(shown: Shown, key: str, start: date, end: date) -> Between:
    """One thing on two days. Raises NotThereError when it never was here."""
    found = _revisions(shown).filter(key=key)
    if not found.exists():
        raise NotThereError(key)
    noun = found.values_list("noun", flat=True).latest("id")
    return _between(noun, key, _state(found, start), _state(found, end))


def compare_landscape(shown: Shown, start: date, end: date) -> tuple[list[Between], int]:
    """What differs of the first so many things that were changed between the days, and how many were changed.

    Field by field only of what was there on both days.
    """
    revisions = _revisions(shown).filter(
        change_set__entry__at__gte=_after(start), change_set__entry__at__lt=_after(end)
    )
    touched: dict[str, tuple[int, int]] = {}
    for id_, key in revisions.order_by("id").values_list("id", "key"):
        touched[key] = (touched[key][0] if key in touched else id_, id_)
    asked = dict([*touched.items()][:MOST])
    bodies = Revision.objects.in_bulk([id_ for ends in asked.values() for id_ in ends])
    found = (_ends(key, bodies[first], bodies[last]) for key, (first, last) in asked.items())
    return [one for one in found if one.kind != "same"], len(touched)


def compare_goals(shown: Shown, start: date, end: date) -> list[GoalsBetween]:
    """Every reading with a share on one of the days, by the last results kept on each."""
    then, now = _goals(shown, start), _goals(shown, end)
    found = []
    for id_, goal in now.items():
        old = {one["id"]: one["share"] for one in then.get(id_, {"readings": ()})["readings"]}
        for reading in goal["readings"]:
            was, share = old.get(reading["id"]), reading["share"]
            if was or share:
                found.append(GoalsBetween(id_, goal["label"], reading["label"], was, share))
    return found


def _revisions(shown: Shown) -> QuerySet[Revision]:
    return Revision.objects.filter(change_set__municipality_id=shown.actor.municipality)


def _after(day: date) -> datetime:
    """The first moment after a day, where this installation is."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _state(revisions: QuerySet[Revision], day: date) -> Record | None:
    last = revisions.filter(change_set__entry__at__lt=_after(day)).order_by("-id").first()
    return _record(last.after) if last else None


def _ends(key: str, first: Revision, last: Revision) -> Between:
    """From the first change of a thing to its last; only of what was there on both sides field by field."""
    before, after = first.before, last.after
    if before and after:
        return _between(last.noun, key, _record(before), _record(after))
    one = after or before
    name = one["plain"].get("name") or key if one else key
    return Between(last.noun, key, name, "added" if after else "removed" if before else "same", ())


def _record(data: Mapping[str, Any] | None) -> Record | None:
    return record_of(Row.from_data(data)) if data else None


def _between(noun: str, key: str, before: Record | None, after: Record | None) -> Between:
    named = after or before
    name = named.name if isinstance(named, NamedRecord) else key
    changes = field_changes(noun, before, after)
    kind = "same" if before == after else "added" if before is None else "removed" if after is None else "changed"
    states = (row_of(one).as_data() if one else None for one in (before, after))
    return Between(noun, key, name, kind, changes, *states)


def _goals(shown: Shown, day: date) -> Mapping[str, Any]:
    runs = ResultRun.objects.filter(municipality_id=shown.actor.municipality, finished_at__lt=_after(day))
    rows = Result.objects.filter(run=runs.first(), kind="goal").order_by("id").values_list("key", "body")
    return {key: from_data(body) for key, body in rows}
