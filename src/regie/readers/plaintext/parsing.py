"""YAML and JSON as plain data, with the line of each record; doubled keys, aliases and damage are faults."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.opening import refuse_half_characters

_SPACE = re.compile(r"[ \t\r\n]*")
_KEY_END = '":'
_COLON_APART = (" :", "\t:", "\r:", "\n:")
"""Where one of these is, the end of a key may look different."""


@dataclass(slots=True)
class Parsed:
    """The data of one file, None when a fault is in the way; `lines` are those on which the items of a list begin."""

    data: object = None
    lines: Sequence[int] = ()
    faults: list[Fault] = field(default_factory=list)


class _BrokenError(ValueError):
    def __init__(self, key: str, line: int, /, **values: object) -> None:
        self.key, self.line, self.values = key, line, values
        super().__init__(key)


def parse_text(file: str, text: str) -> Parsed:
    """The content of a file, as JSON when its name says so, else as YAML of which every value is a text."""
    parsed = Parsed()
    try:
        if file.lower().endswith(".json"):
            refuse_half_characters(text, file)
            _json(text, parsed)
        else:
            _yaml(text, parsed)
    except InputFaults as refused:
        return Parsed(faults=list(refused.faults))
    except _BrokenError as broken:
        what = Message(f"plaintext.fault.{broken.key}", **broken.values)
        mend = Message(f"plaintext.mend.{broken.key}", **broken.values)
        return Parsed(faults=[Fault(Place(file, row=broken.line), what, mend)])
    return parsed


def _json(text: str, parsed: Parsed) -> None:
    """All at once when nothing is wrong: only who reads a list item by item knows where each begins."""
    try:
        parsed.data = _Counting().whole(text)
    except (RecursionError, ValueError):
        parsed.data, parsed.lines = _one_by_one(text)
    else:
        parsed.lines = _LinesOfItems(text, len(parsed.data) if isinstance(parsed.data, list) else 0)


def _one_by_one(text: str) -> tuple[object, list[int]]:
    """The data, and the line on which each item of a list begins. Raises _BrokenError with the line of a fault."""
    line = 1

    def pairs(found: Sequence[tuple[str, object]]) -> dict[str, object]:
        made = dict(found)
        if len(made) < len(found):
            names = [name for name, _ in found]
            raise _BrokenError("key_twice", line, key=next(name for name in names if names.count(name) > 1))
        return made

    def no_number(written: str) -> object:
        raise _BrokenError("syntax", line)

    decoder = json.JSONDecoder(object_pairs_hook=pairs, parse_constant=no_number)
    items: list[object] = []
    lines: list[int] = []
    at = _skip(text, 0)
    try:
        if not text.startswith("[", at):
            return decoder.decode(text), lines
        at, begun = _skip(text, at + 1), at
        while not (text.startswith("]", at) and not items):
            line += text.count("\n", begun, at)
            lines.append(line)
            item, end = decoder.raw_decode(text, at)
            items.append(item)
            begun, at = at, _skip(text, end)
            if not text.startswith(",", at):
                break
            at = _skip(text, at + 1)
    except _BrokenError:
        raise
    except (RecursionError, ValueError) as error:
        raise _BrokenError("syntax", getattr(error, "lineno", line)) from None
    if not text.startswith("]", at) or _skip(text, at + 1) < len(text):
        raise _BrokenError("syntax", text.count("\n", 0, at) + 1)
    return items, lines


class _LinesOfItems(Sequence[int]):
    """On which line each item of a sound list begins, found when somebody asks: mostly nobody does."""

    def __init__(self, text: str, count: int) -> None:
        self._text, self._count = text, count
        self._lines: list[int] = []

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, which: int) -> int: ...
    @overload
    def __getitem__(self, which: slice) -> list[int]: ...
    def __getitem__(self, which: int | slice) -> int | list[int]:
        if not self._lines:
            _, self._lines = _one_by_one(self._text)
        return self._lines[which]


class _Counting:
    """A decoder that counts the keys it keeps, in half the time of one that looks whether any stands twice."""

    def __init__(self) -> None:
        self._kept = 0
        self._decoder = json.JSONDecoder(object_hook=self._count, parse_constant=_refused)

    def _count(self, made: dict[str, object]) -> dict[str, object]:
        self._kept += len(made)
        return made

    def whole(self, text: str) -> object:
        """What a text holds. Raises ValueError (or RecursionError) when something is wrong with it or may be: of a key
        that stands twice in one mapping only the last is kept, and the text has more keys than what it holds."""
        # most texts have no tab at all, which is seen far quicker than that no colon follows one
        if any(space_colon[0] in text and space_colon in text for space_colon in _COLON_APART):
            raise ValueError("keys that cannot be counted")
        data: object = self._decoder.decode(text)
        if self._kept != text.count(_KEY_END):
            raise ValueError("keys that stand twice, or text that looks like one")
        return data


def _refused(written: str) -> object:
    raise ValueError(f"{written} is no number")


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _yaml(text: str, parsed: Parsed) -> None:
    import yaml

    tree = _Tree(parsed)
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        events: Iterable[Any] = yaml.parse(text, Loader=loader)
        for event in events:
            tree.take(event, event.start_mark.line + 1)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _BrokenError("syntax", mark.line + 1 if mark else 0) from None
    parsed.lines = tree.lines


class _Tree:
    """Builds lists, mappings and texts from YAML's events; no recursion, no types, no aliases."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self.lines: list[int] = []
        self._open: list[list[object] | dict[str, object]] = []
        self._keys: list[str | None] = []  # the key that waits for its value, by open container
        self._documents = 0

    def take(self, event: Any, line: int) -> None:
        match type(event).__name__:
            case "ScalarEvent":
                self._value(event.value, line)
            case "SequenceStartEvent":
                self._begin([], line)
            case "MappingStartEvent":
                self._begin({}, line)
            case "SequenceEndEvent" | "MappingEndEvent":
                self._open.pop()
                self._keys.pop()
            case "AliasEvent":
                raise _BrokenError("alias", line)
            case "DocumentStartEvent":
                self._documents += 1
                if self._documents > 1:
                    raise _BrokenError("syntax", line)

    def _begin(self, container: list[object] | dict[str, object], line: int) -> None:
        self._value(container, line)
        self._open.append(container)
        self._keys.append(None)

    def _value(self, value: object, line: int) -> None:
        if not self._open:
            self._parsed.data = value
            return
        container, key = self._open[-1], self._keys[-1]
        if isinstance(container, list):
            container.append(value)
            if len(self._open) == 1:
                self.lines.append(line)
        elif key is not None:
            container[key] = value
            self._keys[-1] = None
        elif not isinstance(value, str):
            raise _BrokenError("syntax", line)
        elif value in container:
            raise _BrokenError("key_twice", line, key=value)
        else:
            self._keys[-1] = value
