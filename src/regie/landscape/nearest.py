"""What somebody who refers to nothing may have meant: things whose id or name is written nearly so."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_ALIKE = 0.75
"""The part of the letters that has to be right: two slips in nine. Less, and short names are like half the list."""

_TIE = 0.02
"""Names within this of the nearest are as near: which of them is meant, the text does not say."""

_SHORTEST, _LONGEST = 4, 120
"""Letters of a text to look for: shorter ones are like everything, and no name is longer."""

_SHOWN = 3

_COMPARED = 2_000_000
"""Names that are compared at most for one landscape: a third of a second. Later texts get no suggestion."""

_APART = re.compile(r"[\W_]+")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_NUMBER = re.compile(r"\d+")
_SEAM = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


class Called(NamedTuple):
    """A thing by what it is called."""

    id: str
    noun: str
    name: str


class Nearest:
    """Things by what they are called. Names count as they would be typed: a name that several
    things bear is shown as the id of each."""

    def __init__(self, things: Iterable[Called]) -> None:
        self._things = tuple(things)
        self._keys: dict[tuple[str, ...], Mapping[str, Sequence[tuple[str, str]]]] = {}
        self._found: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._compared = 0
        self._bearers: dict[str, str] | None = None

    def noun_of(self, name: str) -> str:
        """The noun of a thing that is called this; empty when nothing is."""
        if self._bearers is None:
            self._bearers = {one.name.strip().casefold(): one.noun for one in reversed(self._things) if one.name}
        return self._bearers.get(name.strip().casefold(), "")

    def to(self, text: str, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """At most three ids or names of things of these nouns that may be meant, nearest first; empty when nothing is
        near. A slip of the pen is never in a number: A0012 is not A0013."""
        asked = text, nouns
        if asked not in self._found:
            self._found[asked] = self._look(_key(text[:_LONGEST]), nouns)
        return self._found[asked]

    def _look(self, key: str, nouns: tuple[str, ...]) -> tuple[str, ...]:
        shown = self._shown(nouns)
        self._compared += len(shown)
        near = [key] if key in shown else self._near(key, shown.keys()) if self._compared <= _COMPARED else []
        meant: dict[str, str] = {}
        for id_, name in (one for key in near for one in shown[key]):
            meant.setdefault(id_, name)
        return tuple(meant.values())[:_SHOWN]

    def _near(self, key: str, keys: Collection[str]) -> list[str]:
        if len(key) < _SHORTEST:
            return []
        near = extract(key, keys, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=10 * _SHOWN)
        alike = [(one, score) for one, score, _ in near if _NUMBER.findall(one) == _NUMBER.findall(key)]
        if alike:
            return [one for one, score in alike if score >= alike[0][1] - _TIE]
        whole = f" {key} "
        return [one for one in keys if whole in f" {one} " or (len(one) >= _SHORTEST and f" {one} " in whole)]

    def _shown(self, nouns: tuple[str, ...]) -> Mapping[str, Sequence[tuple[str, str]]]:
        """The things of these nouns by key of their ids and names, each with what to type."""
        if nouns not in self._keys:
            things = [one for one in self._things if one.noun in nouns]
            borne = Counter(one.name.strip().casefold() for one in things)
            found: dict[str, list[tuple[str, str]]] = defaultdict(list)
            for one in things:
                unique = borne[one.name.strip().casefold()] == 1
                found[_key(one.name)].append((one.id, one.name if unique else one.id))
                found[_key(one.id)].append((one.id, one.id))
            found.pop("", None)
            self._keys[nouns] = found
        return self._keys[nouns]


def _key(text: str) -> str:
    """A text without case, accents, signs and zeros before a number; letters and digits are words of their own."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark)).casefold()
    return _ZEROS.sub("", " ".join(_APART.sub(" ", _SEAM.sub(" ", plain)).split()))
