"""What an action is called."""

from __future__ import annotations

from regie.locale import Language, Message, known, say


def action_words(name: str, language: Language) -> str:
    """Its words, wherever they stand; its own name when nobody knows it."""
    keys = (f"{area}.action.{name}" for area in ("audit", "changes", "processing"))
    return next((say(Message(key), language) for key in keys if known(key, language)), name)
