"""What an act or a part of it is called: one of the Union has a title in each language, a Dutch one keeps its own."""

from __future__ import annotations

from collections.abc import Mapping

from regie.locale import Language, Message, say


def called(raw: str | Mapping[str, str]) -> str | Message:
    """The one name of an act, or a message of its names by language."""
    return raw if isinstance(raw, str) else Message("acts.called", **raw)


def in_words(name: str | Message, language: Language) -> str:
    """That name for a reader."""
    return name if isinstance(name, str) else say(name, language)
