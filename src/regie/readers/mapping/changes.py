"""The closed list of changes a mapping may name; each makes one cell, or one of several values in it, understandable.

Texts for people stand under `mapping.change.<name>`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from regie.locale import Message
from regie.readers.mapping.identity import as_written, organisation_key, slug
from regie.readers.records.values import UnfitValueError, together
from regie.reference_data.countries import country_of
from regie.reference_data.files import data

_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, such that day 61 is 1 March 1900 (the year 1900 counts as a leap year there)."""
_LAST_SERIAL = 2_958_465  # 31 December 9999
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def serial_date(cell: object) -> object:
    """A spreadsheet's day number as a date, its time of day dropped: 45111.38 is 4 July 2023."""
    if isinstance(cell, str) and _NUMBER.fullmatch(cell.strip()):
        cell = float(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    if not 61 <= cell <= _LAST_SERIAL:
        raise UnfitValueError(Message("records.fault.date", value=as_written(cell)), Message("records.mend.date"))
    return _EPOCH + timedelta(days=int(cell))


def dutch_number(cell: object) -> object:
    """A number with a dot for thousands and a comma for decimals: `€ 1.250,50` is 1250.5."""
    return _number(cell, thousands=".", decimals=",")


def english_number(cell: object) -> object:
    """A number with a comma for thousands and a dot for decimals: `€1,250.50` is 1250.5."""
    return _number(cell, thousands=",", decimals=".")


def _number(cell: object, thousands: str, decimals: str) -> object:
    if not isinstance(cell, str):
        return cell
    text = together(re.sub("€|EUR", "", cell).strip().removesuffix(",-").replace("- ", "-"))
    whole = re.escape(thousands)
    if not re.fullmatch(rf"-?(\d+|\d{{1,3}}({whole}\d{{3}})+)({re.escape(decimals)}\d+)?", text):
        raise UnfitValueError(Message("records.fault.number", value=cell), Message("records.mend.number"))
    return float(text.replace(thousands, "").replace(decimals, "."))


def json_list(cell: object) -> object:
    """A list written as JSON in a cell; other text stays one value."""
    if isinstance(cell, str) and cell.lstrip().startswith("["):
        try:
            found = json.loads(cell)
        except (ValueError, RecursionError):
            raise UnfitValueError(Message("mapping.fault.json"), Message("mapping.mend.json")) from None
        return [item for item in found if not isinstance(item, dict | list) and item is not None]
    return cell


def strip_numbering(cell: object) -> object:
    """Without the number of a choice in front: `1. Tolereren` is Tolereren."""
    return re.sub(r"^\s*\d+\s*[.):-]\s*", "", cell) if isinstance(cell, str) else cell


def strip_remark(cell: object) -> object:
    """Without a remark in brackets at the end: `Tolereren (wordt ingelezen)` is Tolereren."""
    if not isinstance(cell, str):
        return cell
    remark = re.search(r"\([^()]*\)$", cell.rstrip())
    return cell[: remark.start()].rstrip() if remark else cell


def role_only(cell: object) -> object:
    """Only when every word of it names a role or department; any other word may be part of a person's name."""
    text = as_written(cell)
    endings, words, joins = _role_words()
    found = set(re.findall(r"[^\W\d_]+", text.casefold()))
    if found <= joins or not all(word in words or word.endswith(endings) for word in found):
        raise UnfitValueError(Message("mapping.fault.person"), Message("mapping.mend.person"))
    return text


@cache
def _role_words() -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    roles = data("roles")
    return tuple(roles["ends_with"]), frozenset(roles["words"]), frozenset(roles["joins"])


def organisation_id(cell: object) -> object:
    """The id of an organisation from its name."""
    return organisation_key(as_written(cell))


def short_id(cell: object) -> object:
    """An id from any text: small letters, digits and dashes."""
    return slug(as_written(cell))


def organisation_kind(cell: object) -> object:
    """What a supplier is, as far as its name says: a municipality, another government body, else a supplier."""
    name = as_written(cell).casefold()
    if name.startswith(("gemeente ", "municipality of ")):
        return "municipality"
    government = ("ministerie ", "provincie ", "waterschap ", "hoogheemraadschap ", "rijksdienst ", "rijkswaterstaat")
    return "government" if name.startswith(government) else "supplier"


def days_as_months(cell: object) -> object:
    """Days as whole months: 30 days a month, 365 days a year. Raises for days that make no whole number."""
    text = as_written(cell)
    days = int(text) if re.fullmatch(r"\d{1,5}", text) else -1
    if days >= 0 and days % 365 == 0:
        return days // 365 * 12
    if days < 0 or days % 30:
        raise UnfitValueError(Message("mapping.fault.months", days=text), Message("mapping.mend.months"))
    return days // 30


def country_code(cell: object) -> object:
    """The two letters of a country from its name in Dutch, English, German or French, or from the letters."""
    text = as_written(cell)
    return country_of(text) or text


def special_categories(cell: object) -> object:
    """Whether a list of personal data names a special category of the AVG (articles 9 and 10): `yes`, else `not named`.

    Not named is not absent: what people call a category is free text.
    """
    text = as_written(cell).casefold()
    return "yes" if any(word in text for word in data("special_categories")["words"]) else "not named"


CHANGES: Mapping[str, Callable[[object], object]] = {
    change.__name__: change
    for change in (
        serial_date,
        dutch_number,
        english_number,
        json_list,
        strip_numbering,
        strip_remark,
        role_only,
        organisation_id,
        short_id,
        organisation_kind,
        days_as_months,
        country_code,
        special_categories,
    )
}
"""Every change by the name a mapping gives it."""
