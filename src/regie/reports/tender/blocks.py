"""A document as a row of blocks, the same for every form it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.locale import Language


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points of a list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption and one row of headings."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A titled document in one language, dated at the day it speaks of."""

    title: str
    subject: str
    language: Language
    day: date
    blocks: tuple[Block, ...]
