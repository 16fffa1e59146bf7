"""Marked YAML to the parts of a form, with every fault at its line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import Any

from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale import LANGUAGES, Message
from regie.readers.mapping.form import PARTS, Holds, Key, Part, keys
from regie.readers.mapping.marked_yaml import Marked


@dataclass(slots=True)
class Notes:
    """Every fault found in a form so far; messages stand under `mapping.fault.<key>` and `mapping.mend.<key>`.

    `parts` are the parts of the form by name; their words stand under `<area>.part.<name>`.
    """

    file: str
    parts: Mapping[str, type[Part]] = field(default_factory=lambda: PARTS)
    area: str = "mapping"
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, key: str, line: int, /, **values: object) -> None:
        """Note an error at a line."""
        what, mend = Message(f"mapping.fault.{key}", **values), Message(f"mapping.mend.{key}", **values)
        self.faults.append(Fault(Place(self.file, row=line), what, mend))

    def stop(self) -> None:
        """Raise InputFaults when there is an error among them."""
        if any(fault.severity is Severity.ERROR for fault in self.faults):
            raise InputFaults(self.faults)


def read_part(name: str, node: Marked, notes: Notes) -> Any:
    """A part of that name from its node; what is wrong is noted and left out."""
    kind, words = notes.parts[name], Message(f"{notes.area}.part.{name}")
    if node.pairs is None:
        notes.wrong("no_part", node.line, part=words)
        return kind(line=node.line)
    known = {one.name: one for one in keys(kind)}
    given: dict[str, Any] = {}
    for label, held in node.pairs:
        one = known.get(label.text or "")
        if one is None:
            _unknown_key(notes, label, words, tuple(known))
        elif one.name in given:
            notes.wrong("twice", label.line, key=one.name)
        elif not held.empty:
            given[one.name] = _held(one, held, notes)
    for one in known.values():
        if one.required and one.name not in given:
            notes.wrong("key_missing", node.line, key=one.name, part=words)
    return kind(line=node.line, **{key: value for key, value in given.items() if value is not None})


def _unknown_key(notes: Notes, label: Marked, part: Message, known: tuple[str, ...]) -> None:
    near = difflib.get_close_matches(label.text or "", known, n=1) or known
    notes.wrong("key", label.line, key=label.text or "", part=part, keys=tuple(near))


def _held(one: Key, node: Marked, notes: Notes) -> Any:
    match one.holds:
        case Holds.PART:
            return read_part(one.part, node, notes)
        case Holds.PARTS:
            return tuple(read_part(one.part, item, notes) for item in _items(one, node, notes))
    return _READ[one.holds](one, node, notes)


def _text(one: Key, node: Marked, notes: Notes) -> str | None:
    if node.text is None:
        notes.wrong("not_text", node.line, key=one.name)
    return node.text


def _texts(one: Key, node: Marked, notes: Notes) -> tuple[str, ...]:
    found = [_text(one, item, notes) for item in _items(one, node, notes)]
    return tuple(text for text in found if text is not None)


def _items(one: Key, node: Marked, notes: Notes) -> tuple[Marked, ...]:
    if node.items is None:
        notes.wrong("not_list", node.line, key=one.name)
        return ()
    return node.items


def _yes_no(one: Key, node: Marked, notes: Notes) -> bool | None:
    if node.text not in ("true", "false"):
        notes.wrong("not_yes_no", node.line, key=one.name)
        return None
    return node.text == "true"


def _number(one: Key, node: Marked, notes: Notes) -> float | None:
    try:
        value = float(node.text or "")
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        notes.wrong("not_share", node.line, key=one.name)
        return None
    return value


def _amount(one: Key, node: Marked, notes: Notes) -> float | None:
    try:
        value = float(node.text or "")
    except ValueError:
        value = -1.0
    if not (isfinite(value) and value >= 0):
        notes.wrong("not_amount", node.line, key=one.name)
        return None
    return value


def _range(one: Key, node: Marked, notes: Notes) -> tuple[float, float] | None:
    """One amount, or two in ascending order."""
    ends = [_amount(one, item, notes) for item in (node.items if node.items is not None else (node,))]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    if len(known) not in (1, 2) or known[0] > known[-1]:
        notes.wrong("not_range", node.line, key=one.name)
        return None
    return known[0], known[-1]


def _date(one: Key, node: Marked, notes: Notes) -> date | None:
    try:
        return date.fromisoformat(node.text or "")
    except ValueError:
        notes.wrong("not_date", node.line, key=one.name)
        return None


def _pairs(one: Key, node: Marked, notes: Notes) -> list[tuple[str, Marked]]:
    if node.pairs is None:
        notes.wrong("not_table", node.line, key=one.name)
        return []
    found: dict[str, Marked] = {}
    for label, held in node.pairs:
        if label.text in found:
            notes.wrong("twice", label.line, key=label.text)
        found[label.text or ""] = held
    return list(found.items())


def _values(one: Key, node: Marked, notes: Notes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for label, held in _pairs(one, node, notes):
        items = held.items if held.items is not None else (held,)
        found.append((label, tuple(item.text or "" for item in items)))
    return tuple(found)


def _both(one: Key, node: Marked, notes: Notes) -> tuple[tuple[str, str], ...]:
    if node.text is not None:
        return tuple((language, node.text) for language in LANGUAGES)
    found = {label: held.text or "" for label, held in _pairs(one, node, notes)}
    if set(found) - set(LANGUAGES) or not found:
        notes.wrong("languages", node.line, key=one.name, languages=LANGUAGES)
    return tuple(found.items())


def _named_parts(one: Key, node: Marked, notes: Notes) -> tuple[tuple[str, Any], ...]:
    return tuple((label, read_part(one.part, held, notes)) for label, held in _pairs(one, node, notes))


_READ: Mapping[Holds, Callable[[Key, Marked, Notes], Any]] = {
    Holds.TEXT: _text,
    Holds.TEXTS: _texts,
    Holds.YES_NO: _yes_no,
    Holds.NUMBER: _number,
    Holds.AMOUNT: _amount,
    Holds.RANGE: _range,
    Holds.DATE: _date,
    Holds.VALUES: _values,
    Holds.BOTH_LANGUAGES: _both,
    Holds.NAMED_PARTS: _named_parts,
}
