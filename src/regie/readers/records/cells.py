"""Facts as cells of a table and back: keywords, several values in one cell, and protection against formulas.

A text that could be taken for a keyword or a formula carries a leading apostrophe. Reading takes it off only when
what follows needs it, so that `'s-Hertogenbosch` stays itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from regie.landscape import NONE, Fact, Field, Kind
from regie.locale import Language
from regie.readers.records.values import choice_label

UNKNOWN_WORDS: Final = frozenset({"onbekend", "unknown", "?", "nb", "n.b."})
_NOTHING: Final = UNKNOWN_WORDS | {""}
NONE_WORDS: Final = frozenset({"geen", "none"})
CONTESTED_WORDS: Final = frozenset({"betwist", "contested"})
_ERROR = re.compile(
    r"#(?:n/a|ref!|name\?|div/0!|value!|null!|num!|spill!|calc!|field!|blocked!|unknown!|connect!|busy!|python!"
    r"|getting_data|external!"
    r"|n/b|verw!|naam\?|deel/0!|waarde!|leeg!|getal!|overloop!|berekenen!)|err:\d{3}",  # as Dutch programs write them
    re.IGNORECASE,
)
_KEYWORDS = UNKNOWN_WORDS | NONE_WORDS | CONTESTED_WORDS
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", " ", "\u00a0")

WORDS: Mapping[Language, Mapping[str, str]] = {
    "nl": {"none": "geen", "contested": "betwist", "yes": "ja", "no": "nee"},
    "en": {"none": "none", "contested": "contested", "yes": "yes", "no": "no"},
}


def show_fact(field: Field, fact: Fact[Any], language: Language) -> object:
    """A fact as one cell: its first value, or the word for contested; None when unknown."""
    if not fact.claims:
        return None
    return show(field, fact.claims[0].value, language) if fact.known else WORDS[language]["contested"]


def show(field: Field, value: Any, language: Language) -> object:
    """A value as one cell: text, number or date."""
    if field.many:
        if not value:
            return WORDS[language]["none"]
        return protect("; ".join(_escape(str(_one(field, item, language))) for item in value))
    if field.kind is Kind.REFERENCE and value == NONE:
        return WORDS[language]["none"]
    cell = _one(field, value, language)
    return protect(cell) if isinstance(cell, str) else cell


def understand(field: Field, cell: object) -> object:
    """A cell as raw value for `assemble`: a list for a field that holds many, NONE for no reference.

    The caller has already dealt with empty, unknown and contested cells.
    """
    if not isinstance(cell, str):
        return [cell] if field.many else cell
    text = cell.strip()
    if text.casefold() in NONE_WORDS and (field.many or field.kind is Kind.REFERENCE):
        return [] if field.many else NONE
    # a text and the last of many may end in space that is meant; unprotecting before trimming keeps it
    text = unprotect(cell if field.kind is Kind.TEXT or field.many else text)
    return [_unescape(part) for part in _parts(text)] if field.many else text


def is_unknown(cell: object) -> bool:
    """Whether a cell says nothing: empty, or a word for unknown."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING)


def is_contested(cell: object) -> bool:
    """Whether a cell sends the reader to the sheet of facts."""
    return isinstance(cell, str) and cell.strip().casefold() in CONTESTED_WORDS


def is_error(cell: object) -> bool:
    """Whether a cell holds the error of a formula in any common spreadsheet; a text such as `#Utrecht` is none."""
    # the pattern begins with one of these, or space around it: most cells are dismissed by their first sign
    if not isinstance(cell, str) or not (cell[:1] in ("#", "E", "e") or cell[:1].isspace()):
        return False
    return _ERROR.fullmatch(cell.strip()) is not None


def protect(text: str) -> str:
    """Text that no spreadsheet takes for a formula and no reader for a keyword."""
    return f"'{text}" if _needs_protection(text) else text


def unprotect(text: str) -> str:
    """The reverse of `protect`."""
    return text[1:] if text.startswith("'") and _needs_protection(text[1:]) else text


def _needs_protection(text: str) -> bool:
    stripped = text.strip()
    return (
        stripped.casefold() in _KEYWORDS
        or _ERROR.fullmatch(stripped) is not None
        or not stripped
        or text.startswith(_FORMULA)
        or text != stripped
        or (text.startswith("'") and _needs_protection(text[1:]))
    )


def _one(field: Field, value: Any, language: Language) -> object:
    match field.kind:
        case Kind.CHOICE:
            return choice_label(value, language)
        case Kind.YES_NO:
            return WORDS[language]["yes" if value else "no"]
        case Kind.COUNT:
            return int(value)
        case _:
            return value


_ESCAPES = {"\\": "\\\\", ";": "\\;"}


def _escape(item: str) -> str:
    if not item:
        return "\\0"
    escaped = "".join(_ESCAPES.get(character, character) for character in item)
    if escaped[0].isspace():
        escaped = "\\" + escaped
    # of a single space the first character is the last, and has its escape
    return escaped[:-1] + "\\" + escaped[-1] if len(item) > 1 and item[-1].isspace() else escaped


def _parts(text: str) -> list[str]:
    """Split at semicolons that are not escaped, without the spaces around the parts; empty parts are dropped."""
    return [part for part in (_trim(part) for part in _split(text)) if part]


def _split(text: str) -> list[str]:
    if "\\" not in text:
        return text.split(";")
    parts, current, escaped = [], "", False
    for character in text:
        if character == ";" and not escaped:
            parts.append(current)
            current = ""
            continue
        escaped = character == "\\" and not escaped
        current += character
    return [*parts, current]


def _trim(part: str) -> str:
    if "\\" not in part:
        return part.strip()
    part = part.lstrip()
    shorter = part.rstrip()
    backslashes = len(shorter) - len(shorter.rstrip("\\"))
    return part[: len(shorter) + 1] if backslashes % 2 and len(part) > len(shorter) else shorter


def _unescape(part: str) -> str:
    if "\\" not in part:
        return part
    if part == "\\0":
        return ""
    return re.sub(r"\\([\\;\s])", r"\1", part)


def as_number_text(value: float) -> str:
    """A number as text that reads back as itself in any notation: never three decimals after a single point."""
    text = repr(float(value))
    return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text.removesuffix(".0")


def as_text(cell: object) -> str:
    """A cell as text for forms without types."""
    match cell:
        case None:
            return ""
        case date():
            return cell.isoformat()
        case int() | float():
            return as_number_text(cell)
        case _:
            return str(cell)
