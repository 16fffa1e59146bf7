"""A message is a key with values; only `say` turns it into words, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


class Message:
    """What there is to say, free of language: a key of the catalogues and the values it names.

    Values may be text, numbers, dates, other messages or tuples of these. Equal messages hash equal.
    """

    __slots__ = ("key", "values")

    key: str
    values: tuple[tuple[str, object], ...]

    def __init__(self, key: str, /, **values: object) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", tuple(sorted(values.items())))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a message cannot change: {name}")

    def __getstate__(self) -> tuple[str, dict[str, object]]:
        return self.key, dict(self.values)

    def __setstate__(self, state: tuple[str, dict[str, object]]) -> None:
        Message.__init__(self, state[0], **state[1])

    def __iter__(self) -> Iterator[tuple[str, object]]:
        return iter(self.values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.key, self.values) == (other.key, other.values)

    def __hash__(self) -> int:
        return hash((self.key, self.values))

    def __repr__(self) -> str:
        return f"Message({', '.join([repr(self.key), *(f'{name}={value!r}' for name, value in self.values)])})"
