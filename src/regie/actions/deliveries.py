"""Files as deliveries of registers, and a merged landscape with what it remembers of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from regie.actions.files import open_landscape, read_files
from regie.analyses.merging import BY_HAND, Merged, Part, following, stamped
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.merging import Delivery, Thing, memory_of, read_deliveries, versions, write_deliveries
from regie.readers.plaintext.folder import write_folder
from regie.readers.reading import Reading
from regie.reports import to_json
from regie.reports.merge import Delivered, MergeChanges

_DATED = re.compile(
    r"(?P<y>20\d\d)[-_.]?(?P<m>[01]\d)[-_.]?(?P<d>[0-3]\d)|(?P<D>[0-3]?\d)-(?P<M>[01]?\d)-(?P<Y>20\d\d)"
)
_NO_IDS: Mapping[Thing, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class State:
    """A merged landscape (None: there is none yet), each register's last delivery, and its part."""

    landscape: Landscape | None = None
    deliveries: Mapping[str, Delivery] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    @property
    def ids(self) -> Mapping[Thing, str]:
        """What the registers' things are called in the landscape."""
        return {
            Thing(delivery.register, id_): held
            for delivery in self.deliveries.values()
            for id_, held in delivery.ids.items()
        }


def state_of(folder: Path | None) -> State:
    """What is in the folder of a landscape. Raises InputFaults when it cannot be read."""
    if folder is None:
        return State()
    versions.recover(folder)
    if not folder.is_dir() or not any(folder.iterdir()):
        return State()
    landscape = open_landscape(folder)
    memory = memory_of(folder)
    deliveries = read_deliveries(memory) if memory.is_file() else ()
    parts = tuple(
        Part(delivery.register, open_landscape(memory.parent / delivery.register), delivery.delivered)
        for delivery in deliveries
    )
    return State(landscape, {delivery.register: delivery for delivery in deliveries}, parts)


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file as the part of its register, and the reading it came from, with what was not understood."""

    file: str
    part: Part
    reading: Reading


def arrivals(files: Sequence[Path], registers: Sequence[str], mappings: Mapping[str, str | Path]) -> list[Arrived]:
    """Each file by itself; `mappings` by register, for tables of others.

    Raises InputFaults with the faults of all.
    """
    names = [register_of(name) for name in registers] or [register_of(file.name) for file in files]
    if len(names) != len(files):
        place = Place(", ".join(file.name for file in files))
        raise InputFaults([Fault(place, Message("merging.fault.registers"), Message("merging.mend.registers"))])
    faults = [
        Fault(Place(file.name), Message("merging.fault.register", register=name), Message("merging.mend.register"))
        for file, name in zip(files, names, strict=True)
        if Counter(names)[name] > 1 or name == BY_HAND
    ]
    known = {register_of(name): mapping for name, mapping in mappings.items()}
    faults += [
        Fault(Place(name), Message("merging.fault.no_register", register=name), Message("merging.mend.no_register"))
        for name in known
        if name not in names
    ]
    found = []
    for file, name in zip(files, names, strict=True):
        reading = read_files(file, known.get(name))
        if reading.landscape is None:
            faults.extend(reading.faults)
        else:
            landscape = reading.landscape
            part = Part(name, landscape, landscape.as_of or date_in(file.name))
            found.append(Arrived(file.name, part, reading))
    if faults:
        raise InputFaults(faults)
    return found


def register_of(name: str) -> str:
    """What a file's register is called: its name without suffix and date, in small letters."""
    stem = _DATED.sub("", re.sub(r"(\.tar)?\.\w+$", "", name).casefold())
    return re.sub(r"[^\w.]+", "-", stem).strip("-_.") or "register"


def date_in(name: str) -> date | None:
    """The date in a file's name, when it holds one."""
    found = _DATED.search(name)
    if found is None:
        return None
    parts = found.groupdict()
    year, month, day = (int(parts[key] or parts[other]) for key, other in (("y", "Y"), ("m", "M"), ("d", "D")))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def deliver(state: State, arrived: Sequence[Arrived]) -> tuple[tuple[Delivered, ...], State]:
    """The state after these deliveries, whose ids are still to be given, and what each brought.

    Raises InputFaults for a delivery older than the one that is already in.
    """
    deliveries, parts = dict(state.deliveries), {part.register: part for part in state.parts}
    done, faults = [], []
    for one in arrived:
        new = stamped(one.part)
        old = deliveries.get(new.register)
        if old and old.delivered and new.delivered and new.delivered < old.delivered:
            what = Message("merging.fault.older", register=new.register, last=old.delivered)
            faults.append(Fault(Place(one.file), what, Message("merging.mend.older")))
            continue
        part, gone = following(new, parts.get(new.register), old.gone if old else {})
        parts[new.register] = part
        deliveries[new.register] = Delivery(new.register, new.delivered, one.file, {}, gone)
        previous = old.delivered if old else None
        things = len(new.landscape.records)
        done.append(Delivered(new.register, one.file, new.delivered, previous, old is None, things, gone))
    if faults:
        raise InputFaults(faults)
    return tuple(done), State(None, deliveries, tuple(parts.values()))


def write_state(folder: Path, before: State, after: State, merged: Merged, changes: MergeChanges) -> bool:
    """Write the merged landscape and its memory in the place of the folder, unless it is as it was; say whether."""
    ids: dict[str, dict[str, str]] = {register: {} for register in after.deliveries}
    for thing, id_ in merged.ids.items():
        ids[thing.register][thing.id] = id_
    deliveries = {
        register: Delivery(register, one.delivered, one.file, ids[register], one.gone)
        for register, one in after.deliveries.items()
    }
    same = before.landscape == merged.landscape and before.parts == after.parts
    if same and before.deliveries == deliveries:
        return False

    def write(fresh: Path) -> None:
        write_folder(fresh, merged.landscape)
        memory = memory_of(fresh)
        kept = memory.parent
        kept.mkdir()
        for part in after.parts:
            write_folder(kept / part.register, part.landscape)
        write_deliveries(memory, deliveries.values())
        (kept / "changes.json").write_text(to_json(changes) + "\n", encoding="utf-8")

    versions.replace(folder, write)
    return True
