"""Stable keys: numbers and addresses that say which thing it is, whatever its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from regie.landscape import Organisation, Record

_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")
_UUID = re.compile(r"(?:id-)?([0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})", re.IGNORECASE)
STRONG = frozenset({"lei", "kvk", "object"})
"""Keys that settle it by themselves; `host` and `id` need a name that fits."""


class Key(NamedTuple):
    """One key: its kind (`lei`, `kvk`, `host`, `object`, `id`) and its value, spelled one way."""

    kind: str
    value: str


def keys(record: Record) -> frozenset[Key]:
    """All keys of a thing. What does not have the form of a key (a LEI of the wrong length, "n.v.t.") is none."""
    return frozenset(_keys(record))


def _keys(record: Record) -> Iterator[Key]:
    yield Key("id", record.id)
    # an id made unique in the whole world: GEMMA object ids, catalogue ids, ids of ArchiMate tools
    if found := _UUID.fullmatch(record.id):
        yield Key("object", found.group(1).replace("-", "").lower())
    if isinstance(record, Organisation):
        yield from (Key("lei", value) for claim in record.lei.claims if (value := lei(claim.value)))
        yield from (Key("kvk", value) for claim in record.kvk.claims if (value := kvk(claim.value)))
        yield from (Key("host", value) for claim in record.website.claims if (value := host(claim.value)))


def lei(text: str) -> str:
    """A legal entity identifier with sound check digits (ISO 17442, ISO 7064 mod 97-10), else nothing."""
    found = re.sub(r"\s", "", text).upper()
    if not _LEI.fullmatch(found):
        return ""
    return found if int("".join(str(int(char, 36)) for char in found)) % 97 == 1 else ""


def kvk(text: str) -> str:
    """A number of the Dutch trade register: eight digits, with a zero that a spreadsheet took off put back."""
    digits = re.sub(r"[\s.]|^kvk:?", "", text.casefold())
    if not digits.isdigit() or not 7 <= len(digits) <= 8 or len(set(digits)) == 1:
        return ""
    return digits.zfill(8)


def host(text: str) -> str:
    """The host of a website without `www.`, else nothing."""
    address = text.strip().casefold()
    try:
        found = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return found.removeprefix("www.") if "." in found and " " not in found else ""
