"""Messages, numbers, dates and euros as words in the reader's language and locale."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from regie.locale.catalogue import catalogue
from regie.locale.message import Language, Message

_LOCALES: Mapping[Language, str] = {"nl": "nl_NL", "en": "en_GB"}
_REPEATED = 1 << 12
"""So many dates and figures are remembered as said: pages say the same ones again and again, at 0.1 ms each."""


def say(message: Message, language: Language) -> str:
    """The message in words.

    Placeholders may carry a format: `{share:percent}`, `{cost:euro}`, `{day:date}`, `{names:list}`,
    `{names:either}`, `{code:country}`.
    Raises KeyError when the key or a value it names is missing: a message without words is a fault of ours.
    """
    entry = catalogue(language, message.key.partition(".")[0])[message.key]
    values = dict(message.values)
    if isinstance(entry, dict):
        entry = entry["one" if values["n"] == 1 else "other"]
    return "".join(
        [text if name is None else text + _formatted(values[name], form, language) for text, name, form in _read(entry)]
    )


def known(key: str, language: Language) -> bool:
    """Whether the catalogues hold this key."""
    area = key.partition(".")[0]
    try:
        return key in catalogue(language, area)
    except FileNotFoundError:
        return False


@lru_cache(_REPEATED)
def number(value: float, language: Language, decimals: int = 1) -> str:
    """A number with at most that many decimals: 1.300,5 or 1,300.5."""
    if isinstance(value, int) or float(value).is_integer():
        return _grouped(int(value), language)
    from babel.numbers import format_decimal

    return format_decimal(value, format=f"#,##0.{'#' * decimals}", locale=_LOCALES[language])


@lru_cache(_REPEATED)
def percent(share: float, language: Language, decimals: int = 0) -> str:
    """A share of one as a percentage: 0.305 is 31% (or 30,5% with one decimal).

    Nothing and everything are said only when meant: a few of many is < 1%, all but a few is > 99%.
    """
    step = 10**-decimals
    exact = round(share * 100, 7)  # a trace of what is left over when shares are added up is nothing
    if 0 < exact <= step / 2:
        return f"< {_percent(step, language, decimals)}"
    if 100 - step / 2 <= exact < 100:
        return f"> {_percent(100 - step, language, decimals)}"
    return _percent(share * 100, language, decimals)


def _percent(part: float, language: Language, decimals: int) -> str:
    from babel.numbers import format_decimal

    pattern = "0" if decimals == 0 else f"0.{'0' * decimals}"
    return format_decimal(part, format=pattern, locale=_LOCALES[language]) + "%"


def euro(amount: float, language: Language) -> str:
    """An amount in whole euros: € 1.250.000."""
    figure = _grouped(round(abs(amount)), language)
    sign = "-" if round(amount) < 0 else ""
    return f"€ {sign}{figure}" if language == "nl" else f"{sign}€{figure}"


def to_the_cent(cents: int, language: Language, currency: str = "EUR") -> str:
    """An amount in cents, to the cent: € 1.250,05; another currency by its code: USD 1.250,05."""
    whole, rest = divmod(abs(cents), 100)
    figure = f"{_grouped(whole, language)}{',' if language == 'nl' else '.'}{rest:02}"
    sign = "-" if cents < 0 else ""
    if currency != "EUR":
        return f"{currency} {sign}{figure}"
    return f"€ {sign}{figure}" if language == "nl" else f"{sign}€{figure}"


@lru_cache(_REPEATED)
def day(value: date, language: Language) -> str:
    """A date in words: 24 november 2026."""
    return f"{value.day} {_months(language)[value.month]} {value.year}"


@lru_cache(_REPEATED)
def country(code: str, language: Language) -> str:
    """A country as it stands in a sentence, from its ISO 3166-1 code: de Verenigde Staten; the code when it is none."""
    from babel import Locale

    name = str(Locale.parse(_LOCALES[language]).territories.get(code, code))
    article = f"locale.article.{code}"
    return f"{say(Message(article), language)} {name}".strip() if known(article, language) else name


def listing(items: Sequence[str], language: Language) -> str:
    """Items as a list in a sentence: a, b en c."""
    return _joined(items, "en" if language == "nl" else "and")


def either(items: Sequence[str], language: Language) -> str:
    """Items of which one is meant: a, b of c."""
    return _joined(items, "of" if language == "nl" else "or")


def _joined(items: Sequence[str], word: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def _grouped(value: int, language: Language) -> str:
    figure = f"{value:,}"
    return figure.replace(",", ".") if language == "nl" else figure


@cache
def _months(language: Language) -> Mapping[int, str]:
    """The names of the months as they stand in a date; `babel.dates` has the same, with all time zones."""
    from babel import Locale

    names: Mapping[int, str] = Locale.parse(_LOCALES[language]).months["format"]["wide"]
    return names


@cache
def _formats(language: Language) -> Mapping[str, Callable[[Any], str]]:
    return {
        "percent": lambda value: percent(value, language),
        "percent1": lambda value: percent(value, language, 1),
        "euro": lambda value: euro(value, language),
        "date": lambda value: day(value, language),
        "number": lambda value: number(value, language),
        "number2": lambda value: number(value, language, 2),
        "country": lambda value: country(value, language),
        "list": lambda value: listing([_plain(item, language) for item in value], language),
        "either": lambda value: either([_plain(item, language) for item in value], language),
    }


@lru_cache(1 << 13)
def _read(entry: str) -> tuple[tuple[str, str | None, str], ...]:
    """A text of a catalogue as pieces: text, then the name of a value or None, and its format."""
    return tuple((text, name, form or "") for text, name, form, _ in string.Formatter().parse(entry))


def _formatted(value: Any, form: str, language: Language) -> str:
    return _formats(language)[form](value) if form else _plain(value, language)


def _plain(value: object, language: Language) -> str:
    """How a value without a format reads: messages in words, numbers and dates in the locale."""
    match value:
        case Message():
            return say(value, language)
        case bool():
            return say(Message("locale.yes" if value else "locale.no"), language)
        case Enum():
            return str(value.value)
        case int() | float():
            return number(value, language)
        case date():
            return day(value, language)
        case tuple() | list() | frozenset():
            return listing([_plain(item, language) for item in value], language)
        case _:
            return str(value)
