"""Which steps of a plan are asked for, how they are grouped, and which groups are open: all of it in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from regie.locale import Language, Message, say
from regie.web.roadmap.by_hand import NOTHING_BY_HAND, ByHand

GROUPINGS = ("cluster", "to", "strategy")
OPENING, STOPPING = "open", "retire"
_FILTERS = ("cluster", "strategy", "to", "year")
_FEW = 40
"""So many steps are shown without folding their groups."""

Step = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at. An empty filter lets everything through; `unfolded` are groups that are open, `*` all."""

    group: str = "cluster"
    text: str = ""
    cluster: str = ""
    strategy: str = ""
    to: str = ""
    year: str = ""
    unfolded: tuple[str, ...] = ()
    hand: ByHand = NOTHING_BY_HAND

    @classmethod
    def of(cls, asked: QueryDict) -> Looked:
        """From an address; what is not known is left out."""
        group = asked.get("group", "")
        return cls(
            group=group if group in GROUPINGS else GROUPINGS[0],
            text=asked.get("q", "").strip()[:200],
            unfolded=tuple(dict.fromkeys(asked.getlist("open")))[:50],
            hand=ByHand.of(asked),
            **{name: asked.get(name, "")[:300] for name in _FILTERS},
        )

    @property
    def filters(self) -> dict[str, str]:
        """The filters in use."""
        found = {"q": self.text, **{name: getattr(self, name) for name in _FILTERS}}
        return {name: value for name, value in found.items() if value}

    def address(self, **changed: Any) -> str:
        """The same as the query of an address, with changes."""
        other = replace(self, **changed)
        group = [("group", other.group)] if other.group != GROUPINGS[0] else []
        opened = (("open", one) for one in other.unfolded)
        return urlencode([*group, *other.filters.items(), *opened, *other.hand.parts])

    def toggled(self, key: str, groups: Sequence[str]) -> str:
        """The address with one group opened or folded."""
        now = tuple(groups) if "*" in self.unfolded else self.unfolded
        return self.address(unfolded=tuple(one for one in now if one != key) if key in now else (*now, key))

    def steps(self, every: Sequence[Step], language: Language) -> list[Step]:
        """The steps that pass all filters."""
        words = self.text.casefold().split()
        return [one for one in every if self._passes(one) and _holds(one, words, language)]

    def opens(self, key: str, shown: int) -> bool:
        """Whether a group is open."""
        return shown <= _FEW or key in self.unfolded or "*" in self.unfolded or (not self.unfolded and key == OPENING)

    def _passes(self, one: Step) -> bool:
        if self.year and str(one["year"]) != self.year:
            return False
        if self.cluster and group_of(one, "cluster") != self.cluster:
            return False
        return self.strategy in ("", one["strategy"]) and self.to in ("", one["target"])


def group_of(step: Step, by: str) -> str:
    """The group of a step; platforms to open come first, in a group of their own."""
    if step["strategy"] == OPENING:
        return OPENING
    return str(step[{"cluster": "cluster", "to": "target", "strategy": "strategy"}[by]]) or "-"


def called(step: Step, language: Language) -> str:
    """What a step moves, in words."""
    return said(step["name"], language)


def said(name: object, language: Language) -> str:
    """A name that may be a message."""
    return say(name, language) if isinstance(name, Message) else str(name)


def _holds(step: Step, words: Sequence[str], language: Language) -> bool:
    if not words:
        return True
    text = " ".join((called(step, language), step["thing"], *step["things"])).casefold()
    return all(word in text for word in words)
