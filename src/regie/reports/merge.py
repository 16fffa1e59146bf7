"""What a merge did, as one value: the data behind its view on the terminal, its JSON and its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from regie.analyses.difference import FactChange
from regie.analyses.merging import Merged
from regie.landscape import FactRef, Landscape
from regie.landscape.faults import Fault
from regie.readers.reading import LeftOut


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one file brought: its register, how many things, and which ones the register had before but not now.
    `previous` is the date of the delivery before it, when there was one."""

    register: str
    file: str
    delivered: date | None
    previous: date | None
    first: bool
    things: int
    gone: Mapping[str, date | None]


@dataclass(frozen=True, slots=True)
class MergeChanges:
    """What changed in the landscape, by the landscape's ids; kept with it as history."""

    delivered: tuple[Delivered, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    facts: tuple[FactChange, ...]
    kept: tuple[FactRef, ...]

    @property
    def any(self) -> bool:
        """Whether the landscape is not as it was."""
        return bool(self.added or self.removed or self.facts)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """A merge. `before` is the landscape as it was, None when there was none; `review` the file with the matches;
    `faults` are the warnings of reading the files and `left_out` what in them had no place in a landscape."""

    merged: Merged
    before: Landscape | None
    changes: MergeChanges
    output: str
    review: str
    written: bool
    faults: tuple[Fault, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def landscape(self) -> Landscape:
        """The merged landscape."""
        return self.merged.landscape
