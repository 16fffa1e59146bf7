"""How surely two things are one: points from 0 to 100, with what agrees and what differs for each of them.

The points of names come from `likeness`; what is around the names takes off or adds what the tables below say. They
were set on the labelled pairs of `tests/analyses/merging/labelled.yaml`; what they give is printed by
`python -m benchmarks merging`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from regie.analyses.merging.described import Described
from regie.analyses.merging.keys import STRONG
from regie.analyses.merging.likeness import Likeness, likeness
from regie.analyses.merging.names import Name, is_kind
from regie.locale import Message

SURE_FROM = 95
ASK_FROM = 70
ASK_WITHIN_FROM = 90
"""Two rows of one register are proposed only when they are nearly the same: a register should hold a thing once."""

_SAME_ID = 70
_SAME_HOST = 92
_RENAMED = 75
_HOST_ONLY = 80
_KIND_ONLY = -15
_OTHER_KEY = 50
_MOST_AROUND = 20
_WORTH_COUNTING = 45

# aspect: (points when it agrees, points when it differs)
_AROUND: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "application": {
        "suppliers": (6, -28),
        "platform": (2, -3),
        "municipality": (0, -70),
        "cluster": (2, -4),
        "reference_component": (4, -6),
        "service_model": (1, -3),
        "used_by": (4, 0),
    },
    "organisation": {"seat": (1, -12)},
    "contract": {
        "supplier": (5, -40),
        "covers": (5, -10),
        "municipality": (0, -70),
        "start": (3, -10),
        "end": (2, -4),
    },
    "platform": {"suppliers": (6, -20), "municipality": (0, -70), "kind": (1, -4)},
    "process": {"municipality": (0, -70), "cluster": (2, -8), "applications": (4, 0)},
    "dataset": {"municipality": (0, -70), "cluster": (2, -6), "stored_in": (3, 0)},
    "team": {"organisation": (4, -30), "cluster": (1, -6)},
}

# part of a name: (both have one and they differ, only one has it); a thing's own number is its identity
_OF_NAMES: Mapping[str, tuple[int, int]] = {
    "numbers": (-40, -12),
    "versions": (-15, -3),
    "places": (-25, -8),
    "legal": (-10, 0),
    "asides": (-25, -4),
}
_YEAR_OF_CONTRACT = (-40, -10)


_MOST = {noun: sum(max(agrees, 0) for agrees, _ in around.values()) for noun, around in _AROUND.items()}
"""The most that all that is around two things of a noun can add."""


@dataclass(frozen=True, slots=True)
class Score:
    """`sure` names what settles it (`lei`, `kvk`, `object`, `host`, `id` or `name`), empty when nothing does."""

    points: int
    sure: str
    why: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A pair of names: points, whether they are the same in all that counts, and what was counted."""

    points: float
    exact: bool
    left: Name
    right: Name
    found: Likeness
    changes: tuple[tuple[str, int], ...]


def score(one: Described, other: Described, *, numbered_alike: bool = False, least: int = 0) -> Score:
    """Compare two things of one noun. `numbered_alike`: their registers give most things the same id and name. A pair
    that surely has fewer points than `least` gets no reasons, and need not get all its points."""
    keys = one.keys & other.keys
    pairs = (_named(one, other, left, right) for left, right in product(one.names, other.names))
    named = max(pairs, key=lambda found: (found.points, found.exact))
    shared = {key.kind for key in keys}
    if not shared and named.points < max(ASK_FROM - _MOST_AROUND, from_names(one.noun, least)):
        return Score(max(0, round(named.points)), "", ())
    around = list(_around(one, other))
    points = named.points + sum(change for _, _, change in around)
    conflict = [kind for kind in ("lei", "kvk") if _differs(one.key(kind), other.key(kind))]
    sure, floor = _by_key(one, shared, named, points, numbered_alike)
    if not sure and named.exact and points >= SURE_FROM:
        sure = "name"
    in_all = max(0, round(max(floor, min(100, points)) - _OTHER_KEY * len(conflict)))
    if in_all < least:
        return Score(in_all, "", ())
    counted = {kind for kind in shared if kind != "id" or sure or floor}
    why = (*_why_keys(counted, conflict), *_why_names(named), *_why_around(one.noun, around))
    if one.thing.register == other.thing.register and (one.thing.id in other.refers or other.thing.id in one.refers):
        return Score(0, "", (*why, Message("merging.why.refers")))
    return Score(in_all, "" if conflict else sure, why)


def from_names(noun: str, least: int) -> int:
    """The points that names must give for a pair to reach `least`, when all around them agrees."""
    return least - _MOST[noun]


def _by_key(one: Described, shared: set[str], named: _Named, points: float, numbered_alike: bool) -> tuple[str, int]:
    """What settles it, and the least number of points that it gives. A concern has one website for its companies in
    all countries, and an id without a number is often only the name again: neither outdoes another country."""
    strong = sorted(shared & STRONG)
    if strong:
        return strong[0], 100
    another = any(name in ("places", "numbers", "legal") for name, _ in named.changes)
    if "host" in shared and named.points >= _SAME_HOST and not another:
        return "host", SURE_FROM
    if "id" in shared and points >= _SAME_ID and not another and any(map(str.isdigit, one.thing.id)):
        return "id", SURE_FROM
    if "id" in shared and numbered_alike:
        return "", _RENAMED
    return "", _HOST_ONLY if "host" in shared else 0


def _named(one: Described, other: Described, left: Name, right: Name) -> _Named:
    found = likeness(left, right, one.makers | other.makers)
    changes = tuple(_changes(one, other, left, right)) if found.points >= _WORTH_COUNTING else ()
    points = found.points + sum(change for _, change in changes)
    return _Named(points, _exact(one, found, changes, left, right), left, right, found, changes)


def _exact(one: Described, found: Likeness, changes: tuple[tuple[str, int], ...], left: Name, right: Name) -> bool:
    """Whether nothing that tells things apart differs. A version that only one of two applications names does not, nor
    does one letter in a long name; among companies it does, and so does a year."""
    same = found.same or (found.letter and one.noun != "organisation")
    rest = {name for name, _ in changes}
    if rest == {"versions"} and one.noun == "application" and not (left.versions and right.versions):
        rest = {version for version in left.versions | right.versions if re.fullmatch(r"(19|20)\d\d", version)}
    return same and not rest


def _changes(one: Described, other: Described, left: Name, right: Name) -> Iterator[tuple[str, int]]:
    """What the rest of the names takes off."""
    for name, costs in _OF_NAMES.items():
        differ, alone = _YEAR_OF_CONTRACT if name == "versions" and one.noun == "contract" else costs
        mine, yours = getattr(left, name), getattr(right, name)
        if name == "asides" and (mine or yours):
            known = one.makers | other.makers | _words(one, "cluster") | _words(other, "cluster")
            mine, yours = mine - known, yours - known
        if mine == yours or (name == "numbers" and left.compact == right.compact):
            continue
        change = alone if not (mine and yours) else differ if _apart(name, mine, yours) else 0
        if change:
            yield name, change
    if is_kind(left) and is_kind(right) and not one.makers & other.makers:
        yield "kind", _KIND_ONLY


def _apart(name: str, mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether two parts of names differ. Of legal forms one may say more (B.V. and Holding B.V.), not another."""
    if name == "legal":
        return not (mine <= yours or yours <= mine)
    return name == "asides" or not mine & yours


def _words(one: Described, aspect: str) -> frozenset[str]:
    return frozenset(word for value in one.aspects.get(aspect, ()) for word in value.split())


def _around(one: Described, other: Described) -> Iterator[tuple[str, str, int]]:
    """What is around both: the aspect, `agrees` or `differs`, and the points."""
    for aspect, (agree, differ) in _AROUND[one.noun].items():
        mine, yours = one.aspects.get(aspect), other.aspects.get(aspect)
        if not mine or not yours:
            continue
        change, outcome = (agree, "agrees") if mine & yours else (differ, "differs")
        if change:
            yield aspect, outcome, change


def _differs(mine: frozenset[str], yours: frozenset[str]) -> bool:
    return bool(mine and yours and not mine & yours)


def _why_keys(shared: set[str], conflict: list[str]) -> Iterator[Message]:
    yield from (Message(f"merging.why.{kind}.same") for kind in sorted(shared))
    yield from (Message(f"merging.why.{kind}.differs") for kind in conflict)


def _why_names(named: _Named) -> Iterator[Message]:
    left, right, found = named.left, named.right, named.found
    words = tuple(sorted({*found.left, *found.right}))
    if left.text == right.text:
        yield Message("merging.why.name.equal")
    elif found.same:
        yield Message("merging.why.name.same")
    elif words:
        yield Message("merging.why.name.words", points=round(found.points), words=words)
    else:
        yield Message("merging.why.name.alike", points=round(found.points))
    if left.other or right.other:
        yield Message("merging.why.other", name=left.text if left.other else right.text)
    elif left.shortened != right.shortened:
        yield Message("merging.why.shortened")
    if found.maker:
        yield Message("merging.why.maker", words=tuple(sorted(found.maker)))
    for name, change in named.changes:
        differ = () if name == "kind" else tuple(sorted(getattr(left, name) ^ getattr(right, name)))
        yield Message(f"merging.why.{name}", words=differ, points=change)


def _why_around(noun: str, around: list[tuple[str, str, int]]) -> Iterator[Message]:
    for aspect, outcome, change in around:
        key = "landscape.noun.process.other" if aspect == "used_by" else f"landscape.field.{noun}.{aspect}.label"
        yield Message(f"merging.why.{outcome}", aspect=Message(key), points=change)
