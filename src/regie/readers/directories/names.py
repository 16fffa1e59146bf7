"""Names of organisations as keys: what two lists write differently for the same name, and legal forms."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from regie.reference_data.legal_forms import homes
from regie.reference_data.matching import name_words

_SHORT = {"ltd": "limited", "corp": "corporation", "inc": "incorporated", "co": "company"}
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?=\s|$|,)")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 16)  # registers hold millions of names
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and punctuation; `B.V.` is one word, `Ltd.` is `limited`."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark)).casefold()
    found = _WORD.findall(_DOTTED.sub("", plain).replace("&", " and "))
    return tuple(_SHORT.get(word, word) for word in found)


def name_key(name: str) -> str:
    """What equal names have in common: their words."""
    return " ".join(words_of(name))


def core_key(name: str) -> str:
    """The words without legal forms at the end (`Centric Netherlands B.V.` → `centric netherlands`)."""
    words = list(words_of(name))
    while len(words) > 1 and words[-1] in _endings():
        words.pop()
    return " ".join(words)


@cache
def _endings() -> frozenset[str]:
    return frozenset(homes()) | name_words().legal_forms | {"company", "group"}


def legal_form(name: str) -> str:
    """The legal form a name ends in, as one word without points; empty when there is none that is known."""
    return next((word for word in reversed(words_of(name)[1:][-3:]) if word in homes()), "")


def fits_country(name: str, country: str) -> bool:
    """Whether an organisation of this name can have its legal seat there, as far as its legal form tells."""
    return country in homes().get(legal_form(name), frozenset({country}))
