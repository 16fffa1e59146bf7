"""A name taken apart: what says which thing it is, and what is only form, place, version or number."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from regie.reference_data.matching import name_words

_ASIDE = re.compile(r"[(\[{]([^)\]}]{0,300})[)\]}]")  # without a limit thousands of "(" take minutes
_VERSION = re.compile(r"\b(?:v|versie|version|release)[ .]?(\d+(?:\.\d+)*)\b|\b(\d+(?:\.\d+)+)\b|\b((?:19|20)\d\d)\b")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?|\b[a-z]\.[a-z]\b")
_CUT = re.compile(r"([a-z]{3,})\.(?![a-z0-9])")
_WORD = re.compile(r"[a-z0-9]+")
_DIGIT = re.compile(r"\d")
_APOSTROPHES = "'’`´"
_ENDINGS = ("en", "es", "s", "e")


@dataclass(frozen=True, slots=True)
class Name:
    """What is left of a name once it is folded. `words` tell things apart, `compact` is these written together;
    `asides` stood between brackets, `numbers` stood by themselves, `cut` ended in a point. `shortened` says that an
    abbreviation of one word was written out (`MS` may be another name, `AWS` is not) or that the name is written as a
    web address, `other` that it is not what the thing is called: what it was called, or what it trades as."""

    text: str
    words: tuple[str, ...]
    compact: str
    legal: frozenset[str]
    places: frozenset[str]
    versions: frozenset[str]
    numbers: frozenset[str]
    asides: frozenset[str]
    cut: frozenset[str]
    shortened: bool
    other: bool


@lru_cache(maxsize=65536)
def take_apart(text: str, *, organisation: bool = False, prefix: str = "", other: bool = False) -> Name:
    """The parts of a name. `prefix` is the thing's own id, which files like to write before the name; of an
    organisation the legal form, the ending of a web address and the word municipality are taken off.

    When nothing would be left, the words themselves are what there is ("Holland" is a name too).
    """
    rest = _without_number(fold(text), fold(prefix))
    asides, rest = _asides(rest)
    address, rest = _address(rest) if organisation else (False, rest)
    cut: frozenset[str] = frozenset()
    if "." in rest:
        rest = _DOTTED.sub(lambda match: match.group().replace(".", ""), rest)
        cut = frozenset(_CUT.findall(rest))
    versions, without = _versions(rest)
    found = _WORD.findall(without) or _WORD.findall(rest)
    known = name_words()
    legal, found = _legal(found) if organisation else (frozenset[str](), found)
    if organisation:
        found = [word for word in found if word not in known.municipal] or found
    places = frozenset(known.places[word] for word in found if word in known.places)
    plain = [word for word in found if word not in known.little] or found
    kept = [word for word in plain if word not in known.places] or plain
    words, shortened = _written_out(kept)
    numbers = frozenset(word.lstrip("0") or "0" for word in words if word.isdigit())
    compact = "".join(words)
    return Name(text, words, compact, legal, places, versions, numbers, asides, cut, shortened or address, other)


def _asides(text: str) -> tuple[frozenset[str], str]:
    """The words between brackets, and what is left."""
    found = _ASIDE.findall(text)
    if not found:  # as most names
        return frozenset(), text
    return frozenset(word for aside in found for word in _WORD.findall(aside)), _ASIDE.sub(" ", text)


def _versions(text: str) -> tuple[frozenset[str], str]:
    """The versions and years a name gives, and what is left; without a digit there is none."""
    if not _DIGIT.search(text):
        return frozenset(), text
    versions = frozenset(next(filter(None, found)) for found in _VERSION.findall(text))
    return versions, _VERSION.sub(" ", text)


def _without_number(text: str, number: str) -> str:
    """A name without the number it starts with; an id without a digit is a word of the name itself."""
    if not text.startswith(number) or not _DIGIT.search(number):
        return text
    rest = text.removeprefix(number)
    return rest if any(map(str.isalpha, rest)) else text


def fold(text: str) -> str:
    """Text without capitals, accents and apostrophes; an ampersand is a word."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    for mark in _APOSTROPHES:
        plain = plain.replace(mark, "")
    return plain.replace("&", " en ").strip()


def _address(text: str) -> tuple[bool, str]:
    """Whether a name is written as a web address, and the name without what makes it one."""
    if "." not in text:  # as most names
        return False, text
    rest = _web_address().sub("", text)
    return rest != text, rest


@cache
def _web_address() -> re.Pattern[str]:
    return re.compile(rf"^(?:https?://)?www\.|(?<=[a-z0-9])\.(?:{'|'.join(name_words().web_endings)})(?![a-z0-9.])")


def _legal(found: list[str]) -> tuple[frozenset[str], list[str]]:
    """Legal forms stand at the end, as `b v` too; a foundation or association says so at the start."""
    forms, between = name_words().legal_forms, name_words().between
    legal: set[str] = set()
    rest = list(found)
    while len(rest) > 1:
        if rest[-1] in forms:
            legal.add(rest.pop())
        elif len(rest) > 2 and legal and rest[-1] in between and rest[-2] in forms:
            rest.pop()
        elif len(rest) > 2 and "".join(rest[-2:]) in forms and len(rest[-1]) <= 2:
            legal.add("".join(rest[-2:]))
            del rest[-2:]
        elif rest[0] in forms and len(rest[0]) > 3:
            legal.add(rest.pop(0))
        else:
            break
    long = name_words().long_forms
    return frozenset(long.get(form, form) for form in legal), rest


def _written_out(found: list[str]) -> tuple[tuple[str, ...], bool]:
    known = name_words().abbreviations
    if known.keys().isdisjoint(found):  # as most names
        return tuple(found), False
    words = tuple(longer for word in found for longer in known.get(word, (word,)))
    return words, any(len(known.get(word, ())) == 1 for word in found)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without Dutch endings and double letters: zaken and zaak, sociale and sociaal meet."""
    if len(word) < 4 or any(char.isdigit() for char in word):
        return word
    rest = next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), word)
    rest = re.sub(r"(.)\1", r"\1", rest)
    return rest[:-1] + {"v": "f", "z": "s"}.get(rest[-1], rest[-1])


def weight(word: str) -> float:
    """How much a word says: a common word, or one for a kind of thing, a third of another."""
    known = name_words()
    return 0.3 if word in known.common or word in known.kinds else 1.0


def is_kind(name: Name) -> bool:
    """Whether a name only says what kind of thing it is (zaaksysteem, website)."""
    return bool(name.words) and all(weight(word) < 1 for word in name.words)
