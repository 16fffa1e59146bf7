"""Licences that are open source by the list of the Open Source Initiative, as SPDX identifies them."""

from __future__ import annotations

import re
from functools import cache

from regie.reference_data.files import data

_WORD = re.compile(r"[^\s()]+")


@cache
def open_source_licences() -> frozenset[str]:
    """Their SPDX identifiers, folded; the deprecated ones that files still carry included."""
    return frozenset(one.casefold() for one in data("open_source_licences")["licences"])


@cache
def _exceptions() -> frozenset[str]:
    return frozenset(one.casefold() for one in data("open_source_licences")["exceptions"])


def is_open_source(expression: str) -> bool:
    """Whether every licence that an SPDX identifier or expression names is on the list, and every exception too.

    False means "not known to be": a licence outside the list is not thereby closed.
    """
    words = [word.casefold() for word in _WORD.findall(expression)]
    named = [(word, before) for word, before in zip(words, ["", *words], strict=False) if word not in _OPERATORS]
    return bool(named) and all(
        word in (_exceptions() if before == "with" else open_source_licences()) for word, before in named
    )


_OPERATORS = frozenset({"and", "or", "with"})
