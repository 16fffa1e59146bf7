"""YAML as plain data of which every part knows its line. No types but text, lists and mappings; no aliases."""

from __future__ import annotations

from dataclasses import dataclass

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message

_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, a list or a mapping (pairs, in order) and the line it starts at, counted from 1.

    `quoted` tells `"0"` from `0` and from nothing at all.
    """

    line: int
    text: str | None = None
    items: tuple[Marked, ...] | None = None
    pairs: tuple[tuple[Marked, Marked], ...] | None = None
    quoted: bool = False

    @property
    def plain(self) -> object:
        """The same without lines: texts, lists and dictionaries; None for nothing."""
        if self.pairs is not None:
            return {key.text or "": value.plain for key, value in self.pairs}
        if self.items is not None:
            return [item.plain for item in self.items]
        return None if self.empty else self.text

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return self.text is not None and not self.quoted and self.text in ("", "~", "null")


def read_marked(text: str, file: str) -> Marked:
    """The one document in a YAML text. Raises InputFaults for what is no YAML, is empty, or holds aliases."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
            raise _refused(file, 0, "alias")
        node = yaml.compose(text, Loader=loader)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _refused(file, mark.line + 1 if mark else 0, "syntax") from None
    if node is None:
        raise _refused(file, 0, "nothing")
    return _marked(node, file, 0)


def _marked(node: object, file: str, depth: int) -> Marked:
    import yaml

    if depth > _DEEPEST:
        raise _refused(file, 0, "syntax")
    match node:
        case yaml.MappingNode():
            pairs = tuple((_marked(key, file, depth + 1), _marked(one, file, depth + 1)) for key, one in node.value)
            return Marked(node.start_mark.line + 1, pairs=pairs)
        case yaml.SequenceNode():
            return Marked(node.start_mark.line + 1, items=tuple(_marked(one, file, depth + 1) for one in node.value))
        case yaml.ScalarNode():
            return Marked(node.start_mark.line + 1, text=node.value, quoted=node.style in ("'", '"'))
    raise _refused(file, 0, "syntax")


def _refused(file: str, line: int, key: str) -> InputFaults:
    what, mend = Message(f"mapping.fault.{key}"), Message(f"mapping.mend.{key}")
    return InputFaults([Fault(Place(file, row=line), what, mend)])
