"""A `Change` over the kept landscape: checked whole, written as one change set, or refused with every reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from regie.actions.keeping.performing import Performing
from regie.actions.keeping.processing.subjects import owner
from regie.actions.keeping.rights import NotAllowedError, Permission
from regie.landscape import Change, Deviation, FactRef, Landscape, Record, fields, problems
from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.landscape.field import NONE, Kind
from regie.locale import Message
from regie.reference_data.processing_activities import Activity
from regie.store.landscapes import landscape_of
from regie.store.mapping import fill, record_of, row_in, row_of
from regie.store.models import ChangeSet, Municipality, Revision, Thing
from regie.store.models.thing import MOST_KEY, MOST_NAME


class ConflictError(Exception):
    """Somebody changed these things since they were looked at; `keys` says which."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = tuple(keys)
        super().__init__(f"changed meanwhile: {', '.join(self.keys)}")


def change(
    doing: Performing,
    wanted: Change,
    *,
    seen: Mapping[str, int] | None = None,
    undoes: ChangeSet | None = None,
) -> ChangeSet | None:
    """Apply a change within an action; None when it changes nothing.

    `seen` holds the versions the person looked at. Raises ConflictError when one is older than what is here,
    NotAllowedError when one of the things is not this actor's to change, InputFaults when the landscape would not
    fit together any more.
    """
    touched = {*wanted.remove, *(record.id for record in wanted.put), *(ref.id for ref, _ in wanted.facts)}
    things = {thing.key: thing for thing in Thing.objects.filter(municipality=doing.municipality, key__in=touched)}
    _refuse_stale(things, seen or {})
    before = {key: record_of(thing) for key, thing in things.items()}
    after = _after(before, wanted)
    changed = {key: record for key, record in after.items() if record != before.get(key)}
    removed = [key for key in wanted.remove if key in before and key not in after]
    if not changed and not removed:
        return None
    _refuse_foreign(doing, things, {**dict.fromkeys(removed), **changed})
    _refuse_misfits(doing, changed, removed)
    return _write(doing, things, changed, removed, undoes)


def _refuse_stale(things: Mapping[str, Thing], seen: Mapping[str, int]) -> None:
    stale = [key for key, version in seen.items() if key not in things or things[key].version != version]
    if stale:
        raise ConflictError(sorted(stale))


def _after(before: Mapping[str, Record], wanted: Change) -> dict[str, Record]:
    missing = [ref.id for ref, _ in wanted.facts if ref.id not in before]
    missing += [key for key in wanted.remove if key not in before]
    if missing:
        raise ConflictError(sorted(set(missing)))
    changed = Landscape("", None, tuple(before.values())).with_change(wanted)
    return {record.id: record for record in changed.records}


def _refuse_foreign(doing: Performing, things: Mapping[str, Thing], touched: Mapping[str, Record | None]) -> None:
    """Both what a thing was and what it becomes must be the actor's: nobody gives away or takes."""
    for key, record in touched.items():
        sides = [things[key]] if key in things else []
        if record is not None:
            sides.append(fill(Thing(), record))
        if not all(_is_theirs(doing, side) for side in sides):
            raise NotAllowedError(Permission.EDIT)


def _is_theirs(doing: Performing, side: Thing) -> bool:
    """A deviation is of whoever may decide; everything else of whoever keeps it."""
    if side.noun == Deviation.noun and doing.actor.may(Permission.DECIDE):
        return True
    return doing.actor.may_edit(side.cluster, side.owner)


def _refuse_misfits(doing: Performing, changed: Mapping[str, Record], removed: Iterable[str]) -> None:
    whole = _surroundings(doing, changed, removed)
    faults = [*_too_long(changed.values())]
    faults += [
        Fault(_place(whole, problem.at), problem.what, problem.mend)
        for problem in problems(whole)
        if problem.severity is Severity.ERROR
    ]
    if faults:
        raise InputFaults(faults)


def _place(whole: Landscape, at: FactRef) -> Place:
    """The thing by its name, on the sheet of its noun."""
    record = whole.get(at.id)
    return Place(whole.name_of(at.id), sheet=record.noun if record else "", column=at.field)


def _too_long(changed: Iterable[Record]) -> Iterable[Fault]:
    """Ids and names longer than their columns: PostgreSQL would refuse all, and say neither which nor why."""
    for record in changed:
        for name, most in (("id", MOST_KEY), ("name", MOST_NAME)):
            if len(str(getattr(record, name, ""))) > most:
                what = Message("records.fault.too_long", most=most)
                yield Fault(Place(record.id[:60], column=name), what, Message("records.mend.too_long"))


def _surroundings(doing: Performing, changed: Mapping[str, Record], removed: Iterable[str]) -> Landscape:
    """What the check needs: the changed things and what they refer to; everything when things go away."""
    gone = frozenset(removed)
    if gone:
        kept = {record.id: record for record in landscape_of(doing.municipality).records if record.id not in gone}
        return Landscape("", None, tuple({**kept, **changed}.values()))
    referred = {id_ for record in changed.values() for id_ in _references(record)} - changed.keys()
    near = Thing.objects.filter(municipality=doing.municipality, key__in=referred)
    return Landscape("", None, (*changed.values(), *(_bare(record_of(thing)) for thing in near)))


def _bare(record: Record) -> Record:
    """A neighbour without its facts: they are not what is being checked."""
    return type(record)(**{one.name: getattr(record, one.name) for one in fields(type(record)) if one.plain})


def _references(record: Record) -> Iterable[str]:
    for one in fields(type(record)):
        if one.kind is not Kind.REFERENCE:
            continue
        held: Any = getattr(record, one.name)
        values = [held] if one.plain else [claim.value for claim in held.claims]
        for value in values:
            for id_ in value if isinstance(value, tuple) else (value,):
                if id_ != NONE:
                    yield id_


def _write(
    doing: Performing,
    things: Mapping[str, Thing],
    changed: Mapping[str, Record],
    removed: Iterable[str],
    undoes: ChangeSet | None,
) -> ChangeSet:
    municipality = doing.municipality
    municipality.version += 1
    municipality.save(update_fields=["version"])
    revisions, new, old = [], [], []
    owned = {key: thing.owner for key, thing in things.items()}
    last = Thing.objects.filter(municipality=municipality).aggregate(last=Max("position"))["last"] or 0
    earlier = _earlier(municipality, changed.keys() - things.keys())
    for key, record in changed.items():
        was = things.get(key)
        before = row_in(was).as_data() if was else None
        revisions.append(Revision(noun=record.noun, key=key, before=before, after=row_of(record).as_data()))
        if was is None:
            last += 1
            version = earlier.get(key, 0) + 1
            new.append(fill(Thing(municipality=municipality, position=last, version=version), record))
        else:
            was.version += 1
            old.append(fill(was, record))
    gone = [things[key] for key in removed]
    revisions += [Revision(noun=one.noun, key=one.key, before=row_in(one).as_data(), after=None) for one in gone]
    doing.handled.concerns(Activity.OWNERS, [owner(municipality.id, name) for name in _named((*new, *old), owned)])
    made = ChangeSet.objects.create(
        municipality=municipality,
        entry=doing.entry,
        version=municipality.version,
        undoes=undoes,
        added=len(new),
        changed=len(old),
        removed=len(gone),
    )
    for revision in revisions:
        revision.change_set = made
    Revision.objects.bulk_create(revisions, batch_size=500)
    Thing.objects.filter(id__in=[one.id for one in gone]).delete()
    Thing.objects.bulk_create(new, batch_size=500)
    Thing.objects.bulk_update(old, _WRITTEN, batch_size=200)
    transaction.on_commit(lambda: _announce(municipality.id))
    return made


def _earlier(municipality: Municipality, keys: Collection[str]) -> Mapping[str, int]:
    """How often things that come now were changed before they went: who looked at one then has not seen it as it is."""
    if municipality.version == 1:
        return {}
    told = Revision.objects.filter(change_set__municipality=municipality, key__in=keys).values_list("key")
    return dict(told.annotate(n=Count("id")))


def _named(written: Iterable[Thing], owned: Mapping[str, str]) -> list[str]:
    """The owners who got a thing or lost one."""
    pairs = ((thing.owner, owned.get(thing.key, "")) for thing in written)
    return sorted({name for pair in pairs if pair[0] != pair[1] for name in pair} - {""})


_WRITTEN = (
    *("plain", "facts", "source", "known", "name", "cluster", "owner", "folded", "facets", "usual"),
    *("version", "changed_at"),
)


def _announce(municipality: int) -> None:
    """The results are of an older landscape now: ask for new ones, once the change is really there."""
    from regie.actions.keeping.computing import ask_for_results

    ask_for_results(municipality)
