"""Names of organisations as keys: what two lists write differently for the same name, and legal forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Legal form as one word without points → the countries whose law has it (EU countries beyond the usual ones left
# out where the form is rare). Source: GLEIF, ISO 20275 Entity Legal Forms code list.
_HOMES: dict[str, frozenset[str]] = {
    form: frozenset(countries.split())
    for forms, countries in (
        ("bv", "NL BE CW SR AW"),
        ("nv", "NL BE CW SR AW SX"),
        ("vof", "NL BE"),
        ("gmbh", "DE AT CH LI"),
        ("ag", "DE AT CH LI LU"),
        ("ug", "DE"),
        ("incorporated corporation", "US CA PH JP KR TW"),
        ("llc", "US AE RU UA QA"),
        ("limited", "GB IE CY MT IL IN CN HK SG AU NZ CA JP KR TW VG GI JE GG IM BM KY MU NG KE ZA TH AE EE BG"),
        ("plc", "GB IE MT CY IM JE GG NG KE"),
        ("sas", "FR CO AR MC"),
        ("sarl", "FR LU CH MC MA"),
        ("sa", "FR BE LU CH ES PT PL GR RO AR BR CL MC"),
        ("ab", "SE FI"),
        ("aps", "DK"),
        ("asa", "NO"),
        ("oy oyj", "FI"),
        ("spa", "IT CL"),
        ("srl", "IT RO BE MD"),
        ("sro", "CZ SK"),
        ("uab", "LT"),
        ("pty", "AU ZA BW"),
    )
    for form in forms.split()
}
_NEUTRAL = frozenset(
    {"se", "kg", "company", "cv", "coop", "ua", "eg", "ev", "stichting", "vereniging", "group", "as", "oü"}
)
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
    while len(words) > 1 and (words[-1] in _HOMES or words[-1] in _NEUTRAL):
        words.pop()
    return " ".join(words)


def legal_form(name: str) -> str:
    """The legal form a name ends in, as one word without points; empty when there is none that is known."""
    return next((word for word in reversed(words_of(name)[1:][-3:]) if word in _HOMES), "")


def fits_country(name: str, country: str) -> bool:
    """Whether an organisation of this name can have its legal seat there, as far as its legal form tells."""
    return country in _HOMES.get(legal_form(name), frozenset({country}))
