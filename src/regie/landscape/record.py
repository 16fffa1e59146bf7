"""What every thing in a landscape has: an id, and where its row comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from regie.landscape.fact import NO_SOURCE, Source
from regie.landscape.field import Kind, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing. `noun` is its stable name in files, links and pages; `source` is the source of its row."""

    noun: ClassVar[str] = ""

    id: str = plain(Kind.TEXT)
    source: Source = field(default=NO_SOURCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRecord(Record):
    """A thing people call by a name; others may depend on it."""

    name: str = plain(Kind.TEXT)
