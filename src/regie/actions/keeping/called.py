"""How things are called where people type them: by name where that leads back to them, else by id. Reads only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from regie.actions.keeping.shown import Shown
from regie.landscape import NONE, Field
from regie.store.models import Thing


@dataclass(frozen=True, slots=True)
class Called:
    """Names of things, how many of each noun bear each name, and which names are an id too, which is read first."""

    names: Mapping[str, tuple[str, str]]
    bearers: Mapping[str, Counter[str]]
    ids: frozenset[str]

    def value(self, one: Field, held: Any) -> Any:
        """A value of a field that refers, as it is typed: a text for each thing in it."""
        return tuple(self._of(one, key) for key in held) if isinstance(held, list | tuple) else self._of(one, held)

    def _of(self, one: Field, key: str) -> str:
        if key == NONE:
            return key
        _, name = self.names.get(key, ("", key))
        alone = sum(n for noun, n in self.bearers.get(name, {}).items() if noun in one.refers_to) == 1
        return name if alone and name not in self.ids else key


def called(shown: Shown, keys: Collection[str], nouns: Collection[str]) -> Called:
    """How these things are called among the things of these nouns."""
    names = shown.names(set(keys) - {NONE}) if keys else {}
    if not names:
        return Called({}, {}, frozenset())
    own = Thing.objects.filter(municipality_id=shown.actor.municipality)
    said = {name for _, name in names.values()}
    bearers: dict[str, Counter[str]] = {}
    for noun, name in own.filter(noun__in=nouns, name__in=said).values_list("noun", "name"):
        bearers.setdefault(name, Counter())[noun] += 1
    return Called(names, bearers, frozenset(own.filter(key__in=said).values_list("key", flat=True)))
