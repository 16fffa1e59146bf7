"""Keys from what people write: headings and values without their decoration, ids from names."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from regie.readers.records.values import fold

_LEGAL_FORMS = re.compile(r"\b([BNVCGS])\.\s?([VUAESR])\.?(?:\s?([LA])\.?)?(?=\W|$)", re.IGNORECASE)
_DAYS = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)[-_.]?(?P<m>\d\d)[-_.]?(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d)[-_.](?P<m>\d\d)[-_.](?P<y>20\d\d)(?!\d)"),
)


def heading_key(text: str) -> str:
    """A heading without case, accents, spaces and decoration: `Vendor⚡` and `vendor :` are the same column.

    A leading underscore stays: exports use it to tell a name from its id.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())
    return f"_{bare}" if text.lstrip().startswith("_") else bare


def value_key(value: object) -> str:
    """A value for looking up in a table: without case, spaces and punctuation; 1.0 is `1`, a date its ISO form."""
    return _folded(as_written(value))


_folded = lru_cache(maxsize=8192)(fold)  # statuses, classes and zeros come back on every row


def as_written(value: object) -> str:
    """A cell as text, as people see it: 10.0 is `10`, midnight of a day is that day."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def slug(text: str) -> str:
    """Text as an id: small letters and digits with single dashes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+|_+", "-", bare).strip("-")


def organisation_key(name: str) -> str:
    """An organisation's name as an id. `B.V.` is spelled `bv`, but stays: X and X BV may be two legal entities."""
    return slug(_LEGAL_FORMS.sub(lambda form: "".join(part for part in form.groups() if part), name))


def day_in(name: str) -> date | None:
    """The day a file's name speaks of, as in `cmdb_2026-10-01.xlsx`; None when it names none, or no real day."""
    for pattern in _DAYS:
        if found := pattern.search(name):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return None
