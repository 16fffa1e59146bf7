"""The command line's own words, in the language of the environment: `REGIE_LANG`, else Dutch."""

from __future__ import annotations

import os

from regie.locale import Language, Message, say


def default_language() -> Language:
    """`nl`, or `en` when the variable REGIE_LANG says so."""
    return "en" if os.environ.get("REGIE_LANG", "nl").lower().startswith("en") else "nl"


def words(key: str, **values: object) -> str:
    """A message of the area `cli` in the language of the environment."""
    return say(Message(f"cli.{key}", **values), default_language())
