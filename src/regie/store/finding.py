"""What lists count, filter and search by, derived from a row as plain text that any database reads quickly.

`facet_lines` has a line `field=value` for each value of each field, between line ends, so that one pass over the rows
of a list counts every facet, and one look for `\\nfield=value\\n` filters by it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

UNKNOWN: Final = "?"
CONTESTED: Final = "!"
NOTHING: Final = "-"
"""Values of a facet that are no value: nobody knows, sources differ, and it is known that there is none."""

_MARKS = (UNKNOWN, CONTESTED, NOTHING)
OWN: Final = frozenset({"id", "name", "aliases", "description"})
"""Fields of which nearly every thing has its own value, so that nobody filters by them."""

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "application": ("autonomous", "critical", "cluster", "service_model", "lifecycle", "time_class", "platform"),
    "platform": ("autonomous", "kind", "service", "key_holder", "haven"),
    "process": ("cluster", "critical", "primary"),
    "dataset": ("cluster", "bbn", "privacy", "role", "base_registry"),
    "organisation": ("autonomous", "kind", "seat", "independent"),
    "ownership": ("control",),
    "team": ("cluster", "mature"),
    "contract": ("lot", "cluster", "supplier"),
    "dependency": ("kind", "tested"),
    "evidence": ("kind", "strength"),
    "deviation": ("model", "outcome"),
}
"""What every list of a noun counts, so that it comes first; each has one value, and at most three of these are long."""

_LONGEST = 200


def facet_lines(
    noun: str, names: Iterable[str], known: Mapping[str, Any], facts: Mapping[str, Any], computed: Mapping[str, Any]
) -> str:
    """All facet lines of a row: of the fields of its noun, and of what is computed of it.

    Those that every list counts come first, then an empty line.
    """
    lines = {name: _lines(name, known.get(name), _state(name, facts)) for name in names if name not in OWN}
    lines |= {name: _lines(name, held, UNKNOWN) for name, held in computed.items()}
    usual = "".join(lines.pop(name, "") for name in USUAL[noun])
    return f"\n{usual}\n" + "".join(lines.values())


def usual_part(text: str) -> str:
    """The lines that every list counts, between line ends as well."""
    return text.partition("\n\n")[0] + "\n"


def facet_line(name: str, value: str) -> str:
    """One line, with its end."""
    return f"{name}={value}\n"


def as_facet(held: object) -> str:
    """One known value as its facet writes it; text that looks like one of the marks gets a backslash."""
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, float) and held.is_integer():
        return str(int(held))
    text = " ".join(str(held).split())[:_LONGEST]
    return f"\\{text}" if text.lstrip("\\") in _MARKS else text or NOTHING


def folded(parts: Iterable[str]) -> str:
    """Texts to search in: each between line ends, without case, accents or punctuation."""
    return "\n" + "".join(f"{fold(part)}\n" for part in dict.fromkeys(parts) if part.strip())


def fold(text: str) -> str:
    """Words without case, accents or punctuation, one space between them."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return " ".join("".join(one if one.isalnum() else " " for one in bare).split())


def _state(name: str, facts: Mapping[str, Any]) -> str:
    return CONTESTED if len(facts.get(name, {}).get("claims", ())) > 1 else UNKNOWN


def _lines(name: str, held: object, otherwise: str) -> str:
    return "".join(facet_line(name, value) for value in _values(held, otherwise))


def _values(held: object, otherwise: str) -> list[str]:
    if held is None:
        return [otherwise]
    if isinstance(held, list):
        return list(dict.fromkeys(map(as_facet, held))) or [NOTHING]
    return [as_facet(held)]
