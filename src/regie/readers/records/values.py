"""One value of a field from what a file holds, and back to text. Knows no sheet and no reference resolution."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from regie.landscape import Field, Kind
from regie.locale import LANGUAGES, Message, say
from regie.reference_data.countries import country_of, nearest_country

_YES = frozenset({"ja", "yes", "true", "waar", "j", "y", "1"})
_NO = frozenset({"nee", "no", "false", "onwaar", "n", "0"})
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_GROUPED = re.compile(r"\d{1,3}(?:([., '\u00a0\u202f])\d{3})(?:\1\d{3})*")
_SPACED = re.compile(r"([+-]?\d{1,3})((?: \d{3})+)([.,]\d+)?")
_SPACES = str.maketrans("\u00a0\u2009\u202f", "   ")
_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


Complaint = tuple[Message, Message]
"""What does not fit, and how to mend it."""


class UnfitValueError(ValueError):
    """A raw value does not fit its field; `what` and `mend` say it to the user."""

    def __init__(self, what: Message, mend: Message) -> None:
        self.what, self.mend = what, mend
        super().__init__(what.key)


def parse(field: Field, raw: object) -> Any:
    """One value of a field (not a tuple, not a reference). Raises UnfitValueError."""
    try:
        return _PARSERS[field.kind](field, raw)
    except RecursionError:  # lists in lists in lists, as deep as their file may have them, and too deep to be shown
        raise UnfitValueError(Message("records.fault.one_value"), Message("records.mend.one_value")) from None


def plain(value: object) -> object:
    """A value as files hold it: choices by their word, the rest as it is."""
    return value.value if isinstance(value, Enum) else value


def choice_labels(choices: type[Enum]) -> Mapping[str, Enum]:
    """Every word by which a choice may be given, folded: its technical word and its label in each language."""
    return _choice_labels(choices)


@cache
def _choice_labels(choices: type[Enum]) -> dict[str, Enum]:
    found: dict[str, Enum] = {}
    for member in choices:
        found[fold(str(member.value))] = member
        for language in LANGUAGES:
            found[fold(choice_label(member, language))] = member
    return found


def choice_label(member: Enum, language: Any) -> str:
    """A choice in words."""
    return say(Message(f"landscape.choice.{type(member).__name__}.{member.value}"), language)


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """Text without case, accents of spacing or punctuation, for comparing what people type."""
    return re.sub(r"[\s_\-:.⚡*]+", "", text.casefold())


def _text(_field: Field, raw: object) -> str:
    if isinstance(raw, str) and raw.isprintable():  # most texts are, and hold no sign of control then
        return raw
    if raw is None or isinstance(raw, list | tuple | dict):
        raise UnfitValueError(Message("records.fault.one_value"), Message("records.mend.one_value"))
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = str(raw)
    if not _CONTROL.search(text):
        return text
    text = _LINE_END.sub("\n", text)  # programs end lines in three ways, and mean the same
    if _CONTROL.search(text):
        raise UnfitValueError(Message("records.fault.control"), Message("records.mend.control"))
    return text


def _choice(field: Field, raw: object) -> Enum:
    if field.choices is None:
        raise TypeError(f"{field.name} has no choices")
    labels = _choice_labels(field.choices)
    folded = fold(str(raw))
    if folded in labels:
        return labels[folded]
    near = difflib.get_close_matches(folded, labels, n=1, cutoff=0.6)
    nearest = labels[near[0]] if near else None
    if nearest is not None:
        mend = Message("records.mend.nearest_choice", choice=_label(nearest))
    else:
        mend = Message("records.mend.choice", choices=tuple(_label(member) for member in field.choices))
    raise UnfitValueError(Message("records.fault.choice", value=str(raw)), mend)


def _label(member: Enum) -> Message:
    return Message(f"landscape.choice.{type(member).__name__}.{member.value}")


def _number(raw: object) -> float:
    if isinstance(raw, bool):
        raise _not_a_number(raw)
    if isinstance(raw, int | float):
        try:
            value = float(raw)
        except OverflowError:
            raise _not_a_number("∞") from None
        if not math.isfinite(value):
            raise _not_a_number(raw)
        return value
    text = together(str(raw).strip().removeprefix("€"))
    if _GROUPED.fullmatch(text) and text.count(".") + text.count(",") == 1:
        raise UnfitValueError(Message("records.fault.ambiguous_number", value=text), Message("records.mend.number"))
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?", text) or re.fullmatch(r"[+-]?\d+,\d+", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    try:
        value = float(text)
    except ValueError:
        raise _not_a_number(raw) from None
    if not math.isfinite(value):
        raise _not_a_number(raw)
    return value


def together(text: str) -> str:
    """A number of which spaces part the thousands, without these. Other spaces stay: 10 20 are two numbers."""
    plain = text.translate(_SPACES).strip()
    return plain.replace(" ", "") if _SPACED.fullmatch(plain) else plain


def _not_a_number(raw: object) -> UnfitValueError:
    return UnfitValueError(Message("records.fault.number", value=str(raw)), Message("records.mend.number"))


def _whole(field: Field, raw: object) -> int:
    value = _decimal(field, raw)
    if not value.is_integer():
        raise UnfitValueError(
            Message("records.fault.whole", value=raw),
            Message("records.mend.whole"),
        )
    return int(value)


def _share(field: Field, raw: object) -> float:
    if isinstance(raw, str) and raw.strip().endswith("%"):
        return _within(field, _number(raw.strip()[:-1]) / 100)
    return _decimal(field, raw)


def _decimal(field: Field, raw: object) -> float:
    return _within(field, _number(raw))


def _within(field: Field, value: float) -> float:
    low, high = field.minimum, field.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise UnfitValueError(
            Message("records.fault.range", value=value),
            Message("records.mend.range", low=low, high=high)
            if high is not None
            else Message("records.mend.minimum", low=low),
        )
    return value


def _date(_field: Field, raw: object) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = str(raw).strip()
    try:
        dutch = _DUTCH_DATE.fullmatch(text)
        if dutch:
            day, month, year = (int(part) for part in dutch.groups())
            return date(year, month, day)
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise _not_a_date(raw) from None


def _not_a_date(raw: object) -> UnfitValueError:
    if isinstance(raw, int | float):  # a spreadsheet keeps a day as a number, and says by its look that it is one
        number = str(int(raw)) if float(raw).is_integer() else raw
        return UnfitValueError(Message("records.fault.date", value=number), Message("records.mend.date_number"))
    return UnfitValueError(Message("records.fault.date", value=str(raw).strip()), Message("records.mend.date"))


def _yes_no(_field: Field, raw: object) -> bool:
    folded = str(int(raw)) if isinstance(raw, bool | float | int) and raw in (0, 1) else fold(str(raw))
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise UnfitValueError(Message("records.fault.yes_no", value=str(raw)), Message("records.mend.yes_no"))


def _country(_field: Field, raw: object) -> str:
    text = str(raw)
    code = country_of(text)
    if code is not None:
        return code
    near = nearest_country(text)
    mend = Message("records.mend.nearest_country", code=near) if near else Message("records.mend.country")
    raise UnfitValueError(Message("records.fault.country", value=text), mend)


_PARSERS: Mapping[Kind, Callable[[Field, object], Any]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.COUNT: _whole,
    Kind.NUMBER: _decimal,
    Kind.SHARE: _share,
    Kind.MONEY: _decimal,
    Kind.HOURS: _decimal,
    Kind.DATE: _date,
    Kind.YES_NO: _yes_no,
    Kind.COUNTRY: _country,
    Kind.REFERENCE: _text,
}
