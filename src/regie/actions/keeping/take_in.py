"""Take files into the kept landscape: first what they would change, row by row; then all of it as one change set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from regie.actions.keeping.changing import change
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.landscape import Change, Landscape, Record
from regie.landscape.faults import Fault, InputFaults
from regie.readers import read_landscape
from regie.store.landscapes import landscape_of
from regie.store.models import ChangeSet, Municipality


@dataclass(frozen=True, slots=True)
class Row:
    """What taking in would do to one thing: `before` None adds it, `after` None would remove it."""

    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Trial:
    """A dry run: every fault, and what would change. `faults` with an error means: it cannot be taken in."""

    faults: tuple[Fault, ...]
    rows: tuple[Row, ...]
    same: int
    landscape: Landscape | None

    @property
    def usable(self) -> bool:
        """Whether the files can be taken in."""
        return self.landscape is not None


def try_take_in(actor: Actor, files: Sequence[Path]) -> Trial:
    """What taking in these files would change; nothing is written. Things the files do not name stay as they are."""
    actor.require(Permission.IMPORT)
    reading = read_landscape(files)
    if reading.landscape is None:
        return Trial(tuple(reading.faults), (), 0, None)
    now = {record.id: record for record in landscape_of(Municipality.objects.get(id=actor.municipality)).records}
    rows = [Row(now.get(record.id), record) for record in reading.landscape.records]
    changed = tuple(row for row in rows if row.before != row.after)
    return Trial(tuple(reading.faults), changed, len(rows) - len(changed), reading.landscape)


def take_in(actor: Actor, files: Sequence[Path], *, why: str = "") -> ChangeSet | None:
    """Take files in as one change set, which can be undone. Raises InputFaults with everything, having done nothing."""
    reading = read_landscape(files)
    if reading.landscape is None:
        raise InputFaults(reading.faults)
    with performing(
        actor, Permission.IMPORT, "take_in", about=", ".join(file.name for file in files), why=why
    ) as doing:
        _name(doing.municipality, reading.landscape)
        return change(doing, Change("take in", put=reading.landscape.records))


def _name(municipality: Municipality, landscape: Landscape) -> None:
    if landscape.as_of is not None and municipality.as_of != landscape.as_of:
        municipality.as_of = landscape.as_of
        municipality.save(update_fields=["as_of"])
