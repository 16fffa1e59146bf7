"""The columns of a sheet of questions, the same for who writes it and who reads it back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from regie.locale import LANGUAGES, Language, Message, say
from regie.readers.records.values import fold

COLUMNS = ("number", "question", "about", "answer", "by", "date", "remark", "why", "now", "id", "field")
"""In the order people read them; `id` and `field` say which fact is meant and are hidden."""
HIDDEN = frozenset({"id", "field"})
FILLED_IN = ("answer", "by", "date", "remark")
LISTS = "lists"
"""The hidden sheet with the answers to choose from."""


def heading(column: str, language: Language) -> str:
    """A column in words."""
    return say(Message(f"questions.column.{column}"), language)


@cache
def headings() -> Mapping[str, str]:
    """Every way to write a heading, folded, to its column."""
    found = {fold(column): column for column in COLUMNS}
    found.update((fold(heading(column, language)), column) for column in COLUMNS for language in LANGUAGES)
    return found


def nobody_word(language: Language) -> str:
    """The answer that says that nobody knows."""
    return say(Message("questions.nobody"), language)


@cache
def nobody_words() -> frozenset[str]:
    """The same in every language, folded."""
    return frozenset(fold(nobody_word(language)) for language in LANGUAGES)


@cache
def other_sheets() -> frozenset[str]:
    """The sheets of a form that hold no questions, folded."""
    names = ("guide", LISTS)
    return frozenset(
        fold(say(Message(f"questions.sheet.{name}"), language)) for name in names for language in LANGUAGES
    )
