"""Take a change set back, whole, unless somebody went on with its things since."""

from __future__ import annotations

from regie.actions.keeping.changing import ConflictError, change
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape import Change
from regie.store.mapping import Row, record_of, row_in
from regie.store.models import ChangeSet, Thing


def undo(actor: Actor, version: int, *, why: str = "") -> ChangeSet | None:
    """Undo the change set that made this version of the landscape.

    Raises ConflictError with the things that were changed again since; NotThereError for no such version.
    """
    with performing(actor, Permission.UNDO, "undo", about=str(version), why=why) as doing:
        target = ChangeSet.objects.filter(municipality=doing.municipality, version=version).first()
        if target is None:
            raise NotThereError(str(version))
        revisions = list(target.revisions.all())
        now = Thing.objects.filter(municipality=doing.municipality, key__in=[one.key for one in revisions])
        rows = {thing.key: row_in(thing).as_data() for thing in now}
        moved_on = [one.key for one in revisions if rows.get(one.key) != one.after]
        if moved_on:
            raise ConflictError(sorted(moved_on))
        back = Change(
            "undo",
            remove=tuple(one.key for one in revisions if one.before is None),
            put=tuple(record_of(Row.from_data(one.before)) for one in revisions if one.before is not None),
        )
        return change(doing, back, undoes=target)
