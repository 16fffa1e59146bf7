"""What a municipality says of its route in a file: looked at first, kept in versions, and read again when it counts.

Options, order, groups and limits are for every new plan that is asked with them; what became of steps is of one plan.
"""

from __future__ import annotations

import tempfile
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.uploads import named, on_disk, upload
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.roadmap import Given, Happened, read_roadmap
from regie.store.models import Plan, RouteFile, Thing

OPTIONS = ("options", "work", "landings", "orders", "groups", "budgets", "capacities", "freezes", "limits")
ACTUALS = ("actuals",)
"""The tables that may be in each of the two files."""

File = tuple[str, bytes]
_VALUES = tuple(name for name in (*OPTIONS, *ACTUALS) if name != "work")
_KEYS: Mapping[str, tuple[str, ...]] = {
    "options": ("thing", "strategy", "target"),
    "landings": ("id",),
    "orders": ("thing", "after"),
    "groups": ("name",),
    "budgets": ("year", "cluster"),
    "capacities": ("skill", "year", "cluster"),
    "freezes": ("first", "last", "cluster"),
    "limits": ("cluster",),
    "actuals": ("thing",),
}


@dataclass(frozen=True, slots=True)
class TableLooked:
    """One table of a file: its rows, each with how it differs from the version that counts now (`added`, `changed` or
    `same`), and how many of that version are not in it any more."""

    name: str
    rows: tuple[tuple[str, Any], ...]
    gone: int

    def count(self, how: str) -> int:
        """How many rows differ so."""
        return sum(one == how for one, _ in self.rows)


@dataclass(frozen=True, slots=True)
class FileLooked:
    """What keeping a file would do; `over` is the version it would come after (None: there is none)."""

    name: str
    tables: tuple[TableLooked, ...]
    over: RouteFile | None


def files(actor: Actor, plan: Plan | None = None) -> list[RouteFile]:
    """All versions, the newest first, without their content: of options, or of what became of a plan."""
    actor.require(Permission.READ)
    return list(_of(actor, plan).defer("content"))


def file_of(actor: Actor, number: int, plan: Plan | None = None) -> RouteFile:
    """One version with its content. Raises NotThereError."""
    actor.require(Permission.READ)
    found = _of(actor, plan).filter(number=number).first()
    if found is None:
        raise NotThereError(str(number))
    return found


def hand_in(actor: Actor, file: File) -> int:
    """Lay a file aside for an hour to look at; its number. Raises what `named` raises, and NotAllowedError."""
    (kept,) = upload(actor, [file], Permission.ANALYSE)
    return kept.id


def handed_in(actor: Actor, number: int) -> File:
    """One's own file that was laid aside. Raises NotThereError when its hour is over."""
    actor.require(Permission.ANALYSE)
    with on_disk(actor, [number]) as (path,):
        return path.name, path.read_bytes()


def look(actor: Actor, file: File, plan: Plan | None = None) -> FileLooked:
    """What a file says and how that differs from the newest version; nothing is kept.

    Raises InputFaults with everything that is wrong with it.
    """
    actor.require(Permission.ANALYSE)
    ((name, content),) = named([file])
    over = _of(actor, plan).first()
    before = _read((over.name, bytes(over.content)), (), plan) if over is not None else Given()
    return FileLooked(name, _tables(_read((name, content), _known(actor, plan), plan), before), over)


def keep(actor: Actor, file: File, plan: Plan | None = None) -> RouteFile:
    """Keep a file as the next version. Raises InputFaults with everything that is wrong with it."""
    actor.require(Permission.ANALYSE)
    ((name, content),) = named([file])
    given = _read((name, content), _known(actor, plan), plan)
    action = "keep_route_options" if plan is None else "keep_actuals"
    with performing(actor, Permission.ANALYSE, action, about=name if plan is None else plan.name):
        last = _of(actor, plan).values_list("number", flat=True).first() or 0
        return RouteFile.objects.create(
            municipality_id=actor.municipality,
            plan=plan,
            number=last + 1,
            name=name,
            content=content,
            says=_says(given),
            by=actor.name,
        )


def options_of(actor: Actor, number: int | None) -> Given:
    """What one version of options says, of the landscape as it is now; nothing without a number.

    Raises NotThereError, and InputFaults with what does not fit the landscape any more.
    """
    if number is None:
        return Given()
    held = file_of(actor, number)
    return _read((held.name, bytes(held.content)), _known(actor, None), None)


def told(actor: Actor, plan: Plan) -> tuple[RouteFile | None, tuple[Happened, ...]]:
    """What became of the steps of a plan by the newest version, and that version."""
    newest = _of(actor, plan).defer("content").first()
    rows = newest.says["rows"] if newest is not None else ()
    return newest, tuple(Happened(*row) for row in rows)


def _of(actor: Actor, plan: Plan | None) -> QuerySet[RouteFile]:
    return RouteFile.objects.filter(municipality_id=actor.municipality, plan=plan)


def _known(actor: Actor, plan: Plan | None) -> frozenset[str]:
    """What may be named: applications and platforms, and all that a plan moves though it may be gone."""
    things = Thing.objects.filter(municipality_id=actor.municipality, noun__in=("application", "platform"))
    steps = plan.steps if plan is not None else ()
    return frozenset({*things.values_list("key", flat=True), *(id_ for one in steps for id_ in _ids(one))})


def _ids(step: Mapping[str, Any]) -> Iterable[str]:
    return (step["thing"], *step["things"])


def _read(file: File, things: Iterable[str], plan: Plan | None) -> Given:
    name, content = file
    with tempfile.TemporaryDirectory(prefix="regie-route-") as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        given = read_roadmap(path, things, OPTIONS if plan is None else ACTUALS)
    if not any(getattr(given, table) for table in _VALUES):
        raise InputFaults([Fault(Place(name), Message("route_files.fault.empty"), Message("route_files.mend.empty"))])
    return given


def _tables(given: Given, before: Given) -> tuple[TableLooked, ...]:
    found = []
    for name in _VALUES:
        was = {_key(name, one): one for one in getattr(before, name)}
        rows = [(_differs(was.get(_key(name, one)), one), one) for one in getattr(given, name)]
        gone = len(was.keys() - {_key(name, one) for _, one in rows})
        if rows or gone:
            found.append(TableLooked(name, tuple(rows), gone))
    return tuple(found)


def _key(table: str, value: Any) -> Hashable:
    return tuple(getattr(value, name) for name in _KEYS[table])


def _differs(was: object, now: object) -> str:
    return "added" if was is None else "same" if was == now else "changed"


def _says(given: Given) -> dict[str, Any]:
    counts = {name: len(getattr(given, name)) for name in _VALUES if getattr(given, name)}
    rows: Sequence[Sequence[Any]] = [[one.thing, one.finished, one.spent, one.dropped] for one in given.actuals]
    return {"counts": counts, "rows": rows}
