"""Take files into the kept landscape: first what they would change, row by row; then all of it as one change set."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from regie import mappings
from regie.actions.files import shipped_mapping
from regie.actions.keeping.changing import change
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.landscape import NO_SOURCE, UNKNOWN, Change, Fact, Landscape, Record, fact_fields
from regie.landscape.faults import Fault, InputFaults
from regie.readers import Reading, read_landscape
from regie.readers.mapping import read_mapped
from regie.readers.progress import Progress, silent
from regie.store.landscapes import landscape_of
from regie.store.models import ChangeSet, Municipality


@dataclass(frozen=True, slots=True)
class Row:
    """What taking in would do to one thing: `before` None adds it, `after` None would remove it."""

    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Trial:
    """A dry run over one version of the landscape: every fault, and what would change.

    `gone` holds the things of the nouns in the files that the files do not name: removing them is another question.
    """

    version: int
    faults: tuple[Fault, ...]
    rows: tuple[Row, ...] = ()
    gone: tuple[Record, ...] = ()
    same: int = 0
    as_of: date | None = None
    usable: bool = False


def try_take_in(
    actor: Actor, files: Sequence[Path], *, mapping: str = "", empties: bool = False, progress: Progress = silent
) -> Trial:
    """What taking in these files would change; nothing is written.

    `mapping` names a shipped mapping for tables of others. Things the files do not name stay as they are, and so do
    facts the files leave empty, unless `empties` says that empty means unknown.
    """
    actor.require(Permission.IMPORT)
    place = Municipality.objects.get(id=actor.municipality)
    now = landscape_of(place)
    reading = _read(files, mapping, now, progress)
    if reading.landscape is None:
        return Trial(place.version, tuple(reading.faults))
    kept = {record.id: record for record in now.records}
    rows = [Row(kept.get(one.id), _over(kept.get(one.id), one, empties)) for one in reading.landscape.records]
    changed = tuple(row for row in rows if row.before != row.after)
    named, nouns = {one.id for one in reading.landscape.records}, {type(one) for one in reading.landscape.records}
    gone = tuple(one for one in now.records if type(one) in nouns and one.id not in named)
    same = len(rows) - len(changed)
    return Trial(place.version, tuple(reading.faults), changed, gone, same, reading.landscape.as_of, usable=True)


def take_in(actor: Actor, files: Sequence[Path], *, why: str = "") -> ChangeSet | None:
    """Take files in as one change set, which can be undone. Raises InputFaults with everything, having done nothing."""
    about = ", ".join(file.name for file in files)
    with performing(actor, Permission.IMPORT, "take_in", about=about, why=why) as doing:
        trial = try_take_in(actor, files)
        if not trial.usable:
            raise InputFaults(trial.faults)
        date_landscape(doing.municipality, trial.as_of)
        return change(doing, Change("take in", put=tuple(row.after for row in trial.rows if row.after is not None)))


def date_landscape(municipality: Municipality, as_of: date | None) -> None:
    """The landscape speaks of the day its last delivery says, if it says any."""
    if as_of is not None and municipality.as_of != as_of:
        municipality.as_of = as_of
        municipality.save(update_fields=["as_of"])


@cache
def shipped_mappings() -> Mapping[str, Mapping[str, str]]:
    """The mappings to choose from: by name, their titles by language."""
    return {name: dict(shipped_mapping(name).title) for name in mappings.shipped()}


def _read(files: Sequence[Path], mapping: str, now: Landscape, progress: Progress) -> Reading:
    if mapping:
        return read_mapped(files, shipped_mapping(mapping))
    return read_landscape(files, progress, around=now.records)


def _over(before: Record | None, given: Record, empties: bool) -> Record:
    """A delivered record laid over the kept one."""
    if before is None or type(before) is not type(given):
        return given
    kept: dict[str, Any] = {"source": before.source} if given.source == NO_SOURCE else {}
    for one in fact_fields(type(given)):
        old, new = getattr(before, one.name), getattr(given, one.name)
        if (new == UNKNOWN and not empties) or _says_the_same(old, new):
            kept[one.name] = old
    return dataclasses.replace(given, **kept)


def _says_the_same(old: Fact[Any], new: Fact[Any]) -> bool:
    """Whether a delivery repeats what is kept without a source of its own, as an exported list does."""
    unsourced = bool(new.claims) and all(claim.source == NO_SOURCE for claim in new.claims)
    return unsourced and old.candidates == new.candidates
