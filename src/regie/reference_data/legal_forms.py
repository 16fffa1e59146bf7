"""Legal forms of companies, and the countries whose law knows them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from regie.reference_data.files import data


@cache
def homes() -> Mapping[str, frozenset[str]]:
    """Per legal form, as one word without points (`bv`, `limited`), the ISO 3166-1 codes of those countries."""
    listed: Mapping[str, str] = data("legal_forms")["homes"]
    return MappingProxyType({form: frozenset(countries.split()) for form, countries in listed.items()})
