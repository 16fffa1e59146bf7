"""The country an address ends in; None when it does not say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from regie.readers.directories.names import name_key

_LANGUAGES = ("en", "nl", "de", "fr", "es", "it")
_EXTRA = {
    "usa": "US",
    "us": "US",
    "u s a": "US",
    "united states of america": "US",
    "uk": "GB",
    "u k": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "great britain": "GB",
    "the netherlands": "NL",
    "holland": "NL",
    "czech republic": "CZ",
    "republic of ireland": "IE",
    "prc": "CN",
    "p r china": "CN",
    "uae": "AE",
    "turkey": "TR",
    "korea": "KR",
    "republic of korea": "KR",
    "viet nam": "VN",
    "hong kong": "HK",
    "polska": "PL",
    "sverige": "SE",
    "danmark": "DK",
    "norge": "NO",
    "suomi": "FI",
    "hrvatska": "HR",
}
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|"
    "PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
# A state and a ZIP code, or a city and a state at the very end: no other country writes that.
_AMERICAN = re.compile(rf"\b(?:{_STATES})\.?,?\s+\d{{5}}(?:-\d{{4}})?\s*$|[A-Za-z. ]{{3}},\s*(?:{_STATES})\s*$")


def country_of(address: str) -> str | None:
    """The ISO 3166-1 code of the country an address ends in, in one of six languages or the American way."""
    text = address.strip().rstrip(".")
    if not text:
        return None
    if _AMERICAN.search(text):
        return "US"
    last = re.split(r"[,\n]", text)[-1]
    words = name_key(last).split()
    names = _countries()
    for size in range(min(4, len(words)), 0, -1):
        # a country may stand behind a place or a code without a comma between
        if found := names.get(" ".join(words[-size:])):
            return found
    return None


@cache
def _countries() -> Mapping[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB"):
                found.setdefault(name_key(name), code)
    # a city or a state of the same name is more likely meant than these
    for doubtful in ("georgia", "jersey"):
        found.pop(doubtful, None)
    return {**found, **_EXTRA}
