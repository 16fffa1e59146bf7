"""Ids of a landscape as identifiers of XML, and back: any text to letters, digits, dots and hyphens without loss."""

from __future__ import annotations

import re

PREFIX = "regie-"
_ESCAPED = re.compile(r"_([0-9a-f]{1,6})_")
_PLAIN = re.compile(r"[A-Za-z0-9.\-]")


def as_identifier(id_: str) -> str:
    """An identifier that XML allows (xs:ID), different for each id, the same every time."""
    return PREFIX + "".join(one if _PLAIN.match(one) else f"_{ord(one):x}_" for one in id_)


def as_id(identifier: str) -> str:
    """The id that `as_identifier` wrote; any other identifier stays itself."""
    if not identifier.startswith(PREFIX):
        return identifier
    try:
        id_ = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), identifier.removeprefix(PREFIX))
    except (ValueError, OverflowError):
        return identifier
    return id_ if as_identifier(id_) == identifier else identifier
