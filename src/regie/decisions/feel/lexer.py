"""Text of FEEL to tokens. Names with spaces or signs are found because the model's names are given."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["number", "string", "at", "name", "word", "sign", "end"]
KEYWORDS = frozenset({"true", "false", "null", "and", "or", "if", "then", "else", "in", "between"})
LONGEST_TEXT = 20_000  # characters; a cell or expression longer than this is not written by a person

_SPACE = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]*\w)|(?:\d+)(?=\.\.)")
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_WORD = re.compile(r"[^\W\d][\w']*|\?")
_SIGN = re.compile(r"\.\.|\*\*|<=|>=|!=|[-+*/<>=(){}\[\],.:]")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


class FeelError(ValueError):
    """The text is no FEEL that this engine knows. `position` counts characters from 0."""

    def __init__(self, text: str, position: int) -> None:
        super().__init__(f"not understood at character {position + 1}: {text[position : position + 20]!r}")
        self.text = text
        self.position = position


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    position: int


def tokens(text: str, names: Collection[str]) -> list[Token]:
    """The tokens of a text, `end` last. `names` are the variables and functions that may contain spaces.

    Raises FeelError at the first character that starts no token.
    """
    if len(text) > LONGEST_TEXT:
        raise FeelError(text, LONGEST_TEXT)
    plain, spelled = _known(frozenset(names))
    found: list[Token] = []
    at = 0
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
            continue
        token, at = _next(text, at, plain, spelled)
        found.append(token)
    found.append(Token("end", "", len(text)))
    return found


def _next(text: str, at: int, plain: frozenset[str], spelled: re.Pattern[str] | None) -> tuple[Token, int]:
    if spelled and (match := spelled.match(text, at)) and match.group() not in KEYWORDS:
        return Token("name", re.sub(r"\s+", " ", match.group()), at), match.end()
    if match := _NUMBER.match(text, at):
        return Token("number", match.group(), at), match.end()
    if match := _STRING.match(text, at):
        return Token("string", _unescaped(match.group(1)), at), match.end()
    if text[at] == "@" and (match := _STRING.match(text, at + 1)):
        return Token("at", match.group(1), at), match.end()
    if match := _WORD.match(text, at):
        return Token("name" if match.group() in plain else "word", match.group(), at), match.end()
    if match := _SIGN.match(text, at):
        return Token("sign", match.group(), at), match.end()
    raise FeelError(text, at)


@lru_cache(maxsize=256)
def _known(names: frozenset[str]) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """The names that are one word, and how the others, with spaces or signs in them, are spelled."""
    plain = frozenset(name for name in names if _WORD.fullmatch(name))
    longest_first = sorted((name for name in names - plain if name.strip()), key=len, reverse=True)
    if not longest_first:
        return plain - KEYWORDS, None
    spelled = (r"\s+".join(re.escape(part) for part in name.split()) for name in longest_first)
    return plain - KEYWORDS, re.compile(rf"(?<![\w'])(?:{'|'.join(spelled)})(?![\w'])")


def _unescaped(body: str) -> str:
    def plain(match: re.Match[str]) -> str:
        code = match.group(1)
        if code[0] in "uU" and len(code) > 1:
            number = int(code[1:], 16)
            return chr(number) if number <= 0x10FFFF else ""
        return _ESCAPES.get(code, code)

    return _ESCAPE.sub(plain, body) if "\\" in body else body


def quoted(text: str) -> str:
    """A text as a FEEL string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for letter, sign in _ESCAPES.items():
        escaped = escaped.replace(sign, f"\\{letter}")
    return f'"{escaped}"'
