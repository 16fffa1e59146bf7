"""Countries by their code (ISO 3166-1 alpha-2) and by the names people write, as CLDR has them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""Codes that CLDR lists among territories and that are no country."""
_LANGUAGES = ("nl", "en", "de", "fr")
_AND = {"nl": " en ", "en": " and ", "de": " und ", "fr": " et "}
_ALSO = {
    "VS": "US",
    "USA": "US",
    "Verenigde Staten van Amerika": "US",
    "United States of America": "US",
    "The United States": "US",
    "VK": "GB",
    "UK": "GB",
    "Great Britain": "GB",
    "Groot-Brittannië": "GB",
    "Holland": "NL",
    "The Netherlands": "NL",
    "Czech Republic": "CZ",
    "Tsjechische Republiek": "CZ",
    "Republic of Ireland": "IE",
    "Turkey": "TR",
    "Hong Kong": "HK",
    "Hongkong": "HK",
}
"""Other names of which nobody doubts what is meant. Not here: Amerika (a continent too), Engeland (a part), Korea and
Congo (two countries each)."""


_LONGEST = 60
"""Letters of what may be mistyped; no name of a country is longer."""


def is_country(code: str) -> bool:
    """Whether this is the ISO 3166-1 alpha-2 code of a country."""
    return code in _codes()


def country_of(text: str) -> str | None:
    """The code of the country that a text means: the code itself in any case, or its name in Dutch, English, German or
    French. None when it means no country, or may mean several."""
    code = text.strip().upper()
    return code if code in _codes() else _names().get(_folded(text))


def nearest_country(text: str) -> str | None:
    """The code of a country of which the name is written nearly like this, for who may have mistyped it."""
    near = difflib.get_close_matches(_folded(text[:_LONGEST]), _names(), n=1, cutoff=0.8)
    return _names()[near[0]] if near else None


@cache
def _codes() -> frozenset[str]:
    from babel import Locale

    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if re.fullmatch(r"[A-Z]{2}", code)) - _NO_COUNTRIES


@cache
def _names() -> Mapping[str, str]:
    from babel import Locale

    meant: dict[str, set[str]] = defaultdict(set)
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if str(code) in _codes():
                for written in (str(name), str(name).replace(" & ", _AND[language])):
                    meant[_folded(written)].add(str(code))
    for name, code in _ALSO.items():
        meant[_folded(name)].add(code)
    return {name: codes.pop() for name, codes in meant.items() if len(codes) == 1}


def _folded(text: str) -> str:
    """A name without case, accents, spacing or punctuation, in which people differ."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in plain if one.isalnum())
