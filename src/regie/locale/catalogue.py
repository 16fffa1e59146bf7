"""The catalogues: `<language>/<area>.toml`, one table of messages an area, loaded when first asked for.

A message is a text, or a table with `one` and `other` that is chosen by the value `n`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from regie.locale.message import Language

Entry = str | dict[str, str]


@cache
def catalogue(language: Language, area: str) -> dict[str, Entry]:
    """All messages of an area by their full key (`area.rest.of.key`).

    Raises FileNotFoundError when the area has no catalogue in this language.
    """
    file = resources.files("regie.locale") / language / f"{area}.toml"
    found: dict[str, Entry] = {}
    _flatten(area, tomllib.loads(file.read_text(encoding="utf-8")), found)
    return found


def areas(language: Language) -> tuple[str, ...]:
    """The areas that have a catalogue in this language, sorted."""
    folder = resources.files("regie.locale") / language
    return tuple(sorted(item.name[:-5] for item in folder.iterdir() if item.name.endswith(".toml")))


def _flatten(prefix: str, table: dict[str, object], found: dict[str, Entry]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, str):
            found[key] = value
        elif isinstance(value, dict) and value.keys() == {"one", "other"}:
            found[key] = {str(form): str(text) for form, text in value.items()}
        elif isinstance(value, dict):
            _flatten(key, value, found)
        else:
            raise TypeError(f"{key}: a message is a text or a table, not {type(value).__name__}")
