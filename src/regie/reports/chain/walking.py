"""Which blocks stand in a picture: from one thing along its needs and along what needs it, the deciding ones first.

A column that would be too long ends in one block that says how many more there are, and can be opened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from regie.reports.chain.parts import BANDS, COUNTRY, MORE, OPEN, Line, Node, Picture

Near = Mapping[str, Any]
Fetch = Callable[[Iterable[str]], Mapping[str, Near]]
"""The kept `near` pieces of these things; a thing without links has none."""

_OPEN_BANDS = {
    "applications": 1,
    "stored_in": 1,
    "platform": 2,
    "infrastructure": 2,
    "suppliers": 3,
    "operated_by": 3,
    "organisation": 3,
    "sub_processors": 3,
    "independent": 3,
    "seat": 4,
}
_WORST_FIRST = {"no": 0, "between": 1, "yes": 2}
_AHEAD, _BACK = "needs", "needed_by"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show. `sides`: `needs`, `needed_by` or both; `without` holds kinds of blocks and of links to leave out;
    `opened` the kinds of which all blocks are asked for, as far as `most` allows."""

    sides: tuple[str, ...] = (_AHEAD, _BACK)
    without: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    a_kind: int = 14
    most: int = 80


def walk(start: str, fetch: Fetch, wanted: Wanted | None = None) -> Picture:
    """The picture around a thing; empty when it has no links."""
    walking = _Walking(start, fetch, wanted or Wanted())
    for side in walking.wanted.sides:
        walking.along(side)
    return walking.picture()


class _Walking:
    def __init__(self, start: str, fetch: Fetch, wanted: Wanted) -> None:
        self.start, self.wanted, self._fetch = start, wanted, fetch
        self.near: dict[str, Near] = dict(fetch([start]))
        self.nodes: dict[str, Node] = {}
        self.hidden: dict[str, dict[str, None]] = defaultdict(dict)
        self._counted: Counter[str] = Counter()
        if start in self.near:
            self._take(start, self.near[start]["noun"], self.near[start]["verdict"])

    def along(self, side: str) -> None:
        """Layer by layer one way; only what is shown is gone on from."""
        front = [self.start]
        while front:
            missing = [id_ for id_ in front if id_ not in self.near]
            self.near.update(self._fetch(missing) if missing else {})
            found: dict[str, Near] = {}
            for id_ in front:
                for entry in self.near.get(id_, {}).get(side, ()):
                    if entry["id"] not in self.nodes and not self._unwanted(entry):
                        kept = found.get(entry["id"])
                        found[entry["id"]] = entry if kept is None or entry["decides"] else kept
            front = [entry["id"] for entry in sorted(found.values(), key=_rank) if self._fits(entry)]

    def _unwanted(self, entry: Near) -> bool:
        return entry["noun"] in self.wanted.without or entry["kind"] in self.wanted.without

    def _fits(self, entry: Near) -> bool:
        noun = entry["noun"]
        most = self.wanted.most if noun in self.wanted.opened else self.wanted.a_kind
        if self._counted[noun] < most and len(self.nodes) < self.wanted.most:
            self._take(entry["id"], noun, entry["verdict"])
            return True
        self.hidden[noun][entry["id"]] = None
        return False

    def _take(self, id_: str, noun: str, verdict: str | None) -> None:
        self.nodes[id_] = Node(id_, noun, BANDS[noun], verdict or "")
        self._counted[noun] += 1

    def picture(self) -> Picture:
        """The blocks taken, and every line between two of them, to open ends, countries and blocks left out."""
        lines: dict[tuple[str, str, str], Line] = {}
        for id_ in tuple(self.nodes):
            held = self.near.get(id_)
            if held is None:
                continue
            for line in (*self._needed(id_, held), *self._needing(id_, held), *self._ends(id_, held)):
                lines.setdefault((line.dependant, line.provider, line.kind), line)
        return Picture(self.start, self.nodes, tuple(lines.values()))

    def _needed(self, id_: str, held: Near) -> Iterable[Line]:
        for entry in held[_AHEAD]:
            other = entry["id"]
            if self._unwanted(entry):
                continue
            if other in self.nodes:
                yield Line(id_, other, entry["kind"], entry["decides"], entry["sure"], entry["spare"])
            elif other in self.hidden.get(entry["noun"], ()):
                yield Line(id_, self._more(entry["noun"]), entry["kind"], entry["decides"])

    def _needing(self, id_: str, held: Near) -> Iterable[Line]:
        for entry in held[_BACK]:
            if entry["id"] in self.hidden.get(entry["noun"], ()) and not self._unwanted(entry):
                yield Line(self._more(entry["noun"]), id_, entry["kind"], entry["decides"])

    def _more(self, noun: str) -> str:
        id_ = f"{MORE}:{noun}"
        self.nodes.setdefault(id_, Node(id_, MORE, BANDS[noun], label=noun, count=len(self.hidden[noun])))
        return id_

    def _ends(self, id_: str, held: Near) -> Iterable[Line]:
        """Where links may hide, and the countries of an organisation."""
        if _AHEAD not in self.wanted.sides and id_ == self.start:
            return
        if OPEN not in self.wanted.without:
            unknown = list(held["open"])
            if held["noun"] == "organisation" and not held["countries"] and COUNTRY not in self.wanted.without:
                unknown.append("seat")
            for field in unknown:
                end = Node(f"{OPEN}:{field}", OPEN, _OPEN_BANDS[field], "between", label=field)
                self.nodes.setdefault(end.id, end)
                yield Line(id_, end.id, OPEN, held["verdict"] == "between", sure=False)
        for country in held["countries"] if COUNTRY not in self.wanted.without else ():
            node = Node(
                f"{COUNTRY}:{country['id']}",
                COUNTRY,
                BANDS[COUNTRY],
                country["verdict"],
                country["id"],
                tuple(country["laws"]),
            )
            self.nodes.setdefault(node.id, node)
            yield Line(id_, node.id, COUNTRY, country["decides"], country["sure"])


def _rank(entry: Near) -> tuple[bool, int, str]:
    return (not entry["decides"], _WORST_FIRST.get(entry["verdict"] or "", 3), entry["id"])
