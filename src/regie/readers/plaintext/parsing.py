"""YAML and JSON as plain data, with the line of each record; doubled keys, aliases and damage are faults."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from regie.landscape.faults import Fault, Place
from regie.locale import Message

_SPACE = re.compile(r"[ \t\r\n]*")
_KEY_END = '":'
_COLON_APART = (" :", "\t:", "\r:", "\n:")
"""Where one of these is, the end of a key may look different."""


@dataclass(slots=True)
class Parsed:
    """The data of one file, None when a fault is in the way; `lines` are those on which the items of a list begin."""

    data: object = None
    lines: list[int] = field(default_factory=list)
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
            _json(text, parsed)
        else:
            _yaml(text, parsed)
    except _BrokenError as broken:
        what = Message(f"plaintext.fault.{broken.key}", **broken.values)
        mend = Message(f"plaintext.mend.{broken.key}", **broken.values)
        return Parsed(faults=[Fault(Place(file, row=broken.line), what, mend)])
    return parsed


def _json(text: str, parsed: Parsed) -> None:
    """Items of a list one by one, so that each knows its line."""
    line = 1

    def pairs(found: Sequence[tuple[str, object]]) -> dict[str, object]:
        made = dict(found)
        if len(made) < len(found):
            names = [name for name, _ in found]
            raise _BrokenError("key_twice", line, key=next(name for name in names if names.count(name) > 1))
        return made

    def no_number(written: str) -> object:
        raise _BrokenError("syntax", line)

    strict = json.JSONDecoder(object_pairs_hook=pairs, parse_constant=no_number)
    # most texts have no tab at all, which is seen far quicker than that no colon follows one
    apart = any(space_colon[0] in text and space_colon in text for space_colon in _COLON_APART)
    quick = None if apart else _Counting(no_number)
    at = _skip(text, 0)
    try:
        if not text.startswith("[", at):
            parsed.data = strict.decode(text)
            return
        items: list[object] = []
        parsed.data, at, begun = items, _skip(text, at + 1), at
        while not (text.startswith("]", at) and not items):
            line += text.count("\n", begun, at)
            parsed.lines.append(line)
            item, end = _item(text, at, quick, strict)
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


class _Counting:
    """A decoder that counts the keys it keeps. Of a key that stands twice in one mapping it keeps the last."""

    def __init__(self, no_number: Callable[[str], object]) -> None:
        self._kept = 0
        self._decoder = json.JSONDecoder(object_hook=self._count, parse_constant=no_number)

    def _count(self, made: dict[str, object]) -> dict[str, object]:
        self._kept += len(made)
        return made

    def item(self, text: str, at: int) -> tuple[object, int, int]:
        """The item that begins here, where it ends, and how many keys it has at any depth."""
        self._kept = 0
        item, end = self._decoder.raw_decode(text, at)
        return item, end, self._kept


def _item(text: str, at: int, quick: _Counting | None, strict: json.JSONDecoder) -> tuple[object, int]:
    """An item and where it ends. Only `strict` looks whether a key stands twice, and takes twice as long: it is asked
    where the text has more keys than the item, or cannot be counted. Raises what it raises."""
    if quick is None:
        return strict.raw_decode(text, at)
    item, end, keys = quick.item(text, at)
    if keys != text.count(_KEY_END, at, end):
        strict.raw_decode(text, at)
    return item, end


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


class _Tree:
    """Builds lists, mappings and texts from YAML's events; no recursion, no types, no aliases."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
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
                self._parsed.lines.append(line)
        elif key is not None:
            container[key] = value
            self._keys[-1] = None
        elif not isinstance(value, str):
            raise _BrokenError("syntax", line)
        elif value in container:
            raise _BrokenError("key_twice", line, key=value)
        else:
            self._keys[-1] = value
