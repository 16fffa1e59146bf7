"""Words that say little about which thing a name means: legal forms, countries, common words, abbreviations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from regie.reference_data.files import data
from regie.reference_data.legal_forms import homes


@dataclass(frozen=True, slots=True)
class NameWords:
    """Folded words by what they are worth in a name. `kinds` alone are the name of a kind, not of a thing. `between`
    stand between two legal forms (GmbH & Co. KG), `web_endings` behind a name that is written as an address; what
    follows `other_anywhere`, or `other_in_brackets` between brackets, is another name of the same thing; what follows
    `later_name` there is what it is called since."""

    legal_forms: frozenset[str]
    long_forms: Mapping[str, str]
    between: frozenset[str]
    web_endings: tuple[str, ...]
    other_anywhere: tuple[str, ...]
    other_in_brackets: tuple[str, ...]
    later_name: tuple[str, ...]
    municipal: frozenset[str]
    places: Mapping[str, str]
    common: frozenset[str]
    kinds: frozenset[str]
    little: frozenset[str]
    abbreviations: Mapping[str, tuple[str, ...]]


@cache
def name_words() -> NameWords:
    """The shipped words, from `matching.json`."""
    words = data("matching")
    return NameWords(
        frozenset(words["more_legal_forms"]) | frozenset(homes()),
        words["long_forms"],
        frozenset(words["between_legal_forms"]),
        tuple(words["web_endings"]),
        tuple(words["other_name"]["anywhere"]),
        tuple(words["other_name"]["between_brackets"]),
        tuple(words["other_name"]["later"]),
        frozenset(words["municipal"]),
        words["places"],
        frozenset(words["common_words"]),
        frozenset(words["kind_words"]),
        frozenset(words["little_words"]),
        {short: tuple(long) for short, long in words["abbreviations"].items()},
    )
