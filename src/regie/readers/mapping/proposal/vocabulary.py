"""Which heading may mean which field, in Dutch, English, German and French."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache

from regie.landscape import NOUN_BY_NAME, fields
from regie.locale import LANGUAGES, Message, say
from regie.readers.mapping.identity import heading_key
from regie.reference_data.files import data

_NEAR = 0.88
_SHORTEST = 5
"""Headings shorter than this are only taken as written: three letters are near to everything."""


@cache
def headings_of(noun: str) -> Mapping[str, str]:
    """Every heading that means a field of a noun, folded, to that field."""
    found: dict[str, str] = {}
    for name, headings in data("headings")["fields"].get(noun, {}).items():
        for heading in headings:
            found.setdefault(heading_key(heading), name)
    for one in fields(NOUN_BY_NAME[noun]):
        found.setdefault(heading_key(one.name), one.name)
        for language in LANGUAGES:
            found.setdefault(heading_key(say(Message(f"landscape.field.{noun}.{one.name}.label"), language)), one.name)
    return found


@cache
def nouns() -> tuple[str, ...]:
    """The nouns that a table can be a list of."""
    return tuple(data("headings")["fields"])


@cache
def titles_of(noun: str) -> frozenset[str]:
    """The folded words by which a sheet or heading names a noun."""
    return frozenset(heading_key(title) for title in data("headings")["titles"][noun])


def field_by_heading(noun: str, heading: str) -> tuple[str, float] | None:
    """The field a heading means for a noun, and how sure: written so, with the noun's own word, or near to it."""
    known, key = headings_of(noun), _key(heading)
    if key in known:
        return known[key], 0.9
    for word in sorted(titles_of(noun), key=lambda word: (-len(word), word)):
        rest = key.removeprefix(word) if key.startswith(word) else key.removesuffix(word)
        if rest != key and rest in known:
            return known[rest], 0.8
    if len(key) >= _SHORTEST:
        near = difflib.get_close_matches(key, (one for one in known if len(one) >= _SHORTEST), n=1, cutoff=_NEAR)
        if near:
            return known[near[0]], 0.6
    return None


@cache
def is_any_heading(heading: str) -> bool:
    """Whether a text is a heading of any noun, or of something personal."""
    key = _key(heading)
    return key in _personal() or any(key in headings_of(noun) for noun in nouns())


def is_personal_heading(heading: str) -> bool:
    """Whether a heading says that data of persons stands below it."""
    return _key(heading) in _personal()


def _key(heading: str) -> str:
    """A heading folded; the underscore by which exports tell a name from its key means nothing here."""
    return heading_key(heading).removeprefix("_")


@cache
def _personal() -> frozenset[str]:
    return frozenset(heading_key(heading) for heading in data("headings")["personal"])


def choice_words(choices: str) -> Mapping[str, str]:
    """Words by which others name a choice of an enumeration, to its technical word."""
    found: Mapping[str, str] = data("headings")["choices"].get(choices, {})
    return found
