"""What stands below a heading: how much, how varied, and whether it fits a field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from regie.landscape import Field, Kind
from regie.readers.mapping.changes import CHANGES
from regie.readers.mapping.identity import as_written, value_key
from regie.readers.mapping.proposal.vocabulary import choice_words
from regie.readers.mapping.rows import is_empty
from regie.readers.records.values import UnfitValueError, parse, plain

_SAMPLE = 1000
_MANY_WORDS = 40
NOTHING = ("-", "n.v.t.", "nb", "?", "onbekend", "unknown")
"""Ways to write that nothing is known, as they stand in tables of others."""
_MAIL = re.compile(r"[^@\s]@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_OPAQUE = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_EITHER = re.compile(r"-?\d{1,3}[.,]\d{3}")
_PHONE = re.compile(r"(?:\+\d{2}|0)[\s-]?\d(?:[\s-]?\d){7,8}")
_CHANGES: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.DATE: ((), ("serial_date",)),
    Kind.MONEY: ((), ("dutch_number",), ("english_number",)),
    Kind.NUMBER: ((), ("dutch_number",), ("english_number",)),
    Kind.COUNTRY: (("country_code",),),
    Kind.CHOICE: ((), ("strip_numbering", "strip_remark")),
}
"""The changes to try for a kind of field, the simplest first."""


@dataclass(frozen=True)
class Contents:
    """The cells below a heading, of the first rows."""

    cells: Sequence[object]

    @cached_property
    def filled(self) -> list[object]:
        """The cells that say something."""
        return [cell for cell in self.cells[:_SAMPLE] if not is_empty(cell, frozenset()) and not _says_nothing(cell)]

    @cached_property
    def distinct(self) -> list[str]:
        """The different values, as people see them, sorted."""
        return sorted({as_written(cell) for cell in self.filled})

    @property
    def unique(self) -> bool:
        """Whether every filled cell differs from the others."""
        return len(self.distinct) == len(self.filled) > 0

    @cached_property
    def personal(self) -> bool:
        """Whether addresses of mail, telephone numbers or burgerservicenummers stand here."""
        texts = [as_written(cell) for cell in self.filled]
        if not texts:
            return False
        marked = sum(bool(_MAIL.search(text) or _PHONE.fullmatch(text)) for text in texts)
        numbers = sum(_is_bsn(text) for text in texts)
        return marked / len(texts) > 0.2 or (len(texts) > 2 and numbers / len(texts) > 0.8)

    def share_in(self, others: frozenset[str]) -> float:
        """Which part of the values stands among those of another column; a cell may hold several, parted by `;`."""
        values = {part.strip().casefold() for value in self.distinct for part in value.split(";") if part.strip()}
        return len(values & others) / len(values) if values else 0.0

    def fit(self, field: Field) -> tuple[float, tuple[str, ...]]:
        """Which part of the cells fits a field, and after which changes; 1 for fields that take any text."""
        if not self.filled or field.kind in (Kind.TEXT, Kind.REFERENCE):
            lists = bool(self.filled) and all(as_written(cell).startswith("[") for cell in self.filled)
            return 1.0, ("json_list",) if lists else ()
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for changes in _CHANGES.get(field.kind, ((),)):
            fitting = sum(understood(field, cell, changes) is not None for cell in self.filled) / len(self.filled)
            if fitting > best[0]:
                best = (fitting, changes)
        return best

    @cached_property
    def opaque(self) -> bool:
        """Whether only keys that say nothing to people stand here."""
        return bool(self.filled) and all(_OPAQUE.search(as_written(cell)) for cell in self.filled)

    @cached_property
    def ambiguous_numbers(self) -> bool:
        """Whether a dot or comma here may part thousands as well as decimals: 1.250 in every cell that has one."""
        texts = [cell for cell in self.filled if isinstance(cell, str)]
        marked = [text for text in texts if "." in text or "," in text]
        return bool(marked) and all(_EITHER.fullmatch(text.strip(" €")) for text in marked)

    def words(self, field: Field, changes: Sequence[str]) -> dict[str, str]:
        """A table from what stands here to the field's choices; `unknown` for what nothing fits."""
        table: dict[str, str] = {}
        seen: set[str] = set()
        for value in self.distinct[:_MANY_WORDS]:
            changed = as_written(_changed(value, changes))
            if value_key(changed) not in seen:
                seen.add(value_key(changed))
                table[changed] = str(understood(field, value, changes) or "unknown")
        return table


def understood(field: Field, cell: object, changes: Sequence[str]) -> object | None:
    """The value of a field in a cell, in plain form; None when it does not fit."""
    try:
        changed = _changed(cell, changes)
        if field.choices is not None:
            words = {value_key(word): choice for word, choice in choice_words(field.choices.__name__).items()}
            changed = words.get(value_key(changed), changed)
        return plain(parse(field, changed))
    except UnfitValueError:
        return None


def _changed(cell: object, changes: Sequence[str]) -> object:
    for name in changes:
        cell = CHANGES[name](cell)
    return cell


def _says_nothing(cell: object) -> bool:
    return value_key(cell) in {value_key(word) for word in NOTHING}


def _is_bsn(text: str) -> bool:
    """The eleven-test of a burgerservicenummer (nine digits)."""
    if not re.fullmatch(r"\d{9}", text):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, text, strict=True)) % 11 == 0
