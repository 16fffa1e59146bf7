"""A text that says two names of one thing: what it is called, and what it was called or trades as."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from regie.reference_data.matching import name_words

_ASIDE = re.compile(r"[(\[{]([^)\]}]{0,300})[)\]}]")  # without a limit thousands of "(" take minutes


class Said(NamedTuple):
    """One name. `other`: it was called so, trades so, or is called so since; then it does not settle anything."""

    text: str
    other: bool


@lru_cache(maxsize=65536)
def names_in(text: str) -> tuple[Said, ...]:
    """The name itself first, then the others that the text says: "Plein B.V. (voorheen Duinsoft)" is Plein B.V., and
    Duinsoft was its name. Of "Duinsoft (nu Plein B.V.)" the whole stays, as it may not be called so any more, with
    Plein B.V. beside it. A text of one name is that name, to the letter."""
    asides: list[re.Match[str]] = []
    rest = _ASIDE.sub(lambda aside: _set_aside(aside, asides), text) if any(mark in text for mark in "([{") else text
    first, *others = _anywhere().split(rest)
    if not first.strip():
        first, others = rest, []
    named = [_trimmed(name) for name in (*(_in_brackets().sub("", aside[1], count=1) for aside in asides), *others)]
    if not any(named):
        return (Said(text, other=False),)
    later = any(_later().match(aside[1]) for aside in asides)
    return Said(text if later else _trimmed(first) or text, other=False), *(
        Said(name, other=True) for name in named if name
    )


def _set_aside(aside: re.Match[str], found: list[re.Match[str]]) -> str:
    if not _in_brackets().match(aside[1]):
        return aside[0]
    found.append(aside)
    return " "


def _trimmed(name: str) -> str:
    return " ".join(name.split()).strip(" ,;-:")


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<![\s,;(])[\s,;(]+(?:{_one_of(name_words().other_anywhere)})[\s:]+", re.IGNORECASE)


@cache
def _in_brackets() -> re.Pattern[str]:
    known = name_words()
    return _first((*known.other_anywhere, *known.other_in_brackets, *known.later_name))


@cache
def _later() -> re.Pattern[str]:
    return _first(name_words().later_name)


def _first(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{_one_of(words)})[\s:]+", re.IGNORECASE)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
