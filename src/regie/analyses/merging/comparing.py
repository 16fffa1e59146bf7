"""All pairs of things that are worth a look, scored; before anybody decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from regie.analyses.merging.blocking import candidates
from regie.analyses.merging.described import Described, describe
from regie.analyses.merging.likeness import likeness
from regie.analyses.merging.part import Part
from regie.analyses.merging.scoring import ASK_FROM, ASK_WITHIN_FROM, Score, from_names, score
from regie.readers.merging import Pair, Thing, pair

_ALIKE = 70
_NUMBERED = 3
"""So many ids must two registers share, most of them with the same name, before the ids are taken for one numbering."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair and how alike it is."""

    one: Described
    other: Described
    score: Score

    @property
    def things(self) -> Pair:
        """The pair, in its one order."""
        return pair(self.one.thing, self.other.thing)

    @property
    def within(self) -> bool:
        """Whether both are of one register."""
        return self.one.thing.register == self.other.thing.register


def compare(parts: Sequence[Part], wanted: Collection[Pair], settled: Collection[Thing]) -> list[Compared]:
    """Every pair that is alike enough to propose, and every wanted pair of which both things exist.

    `settled` things (records of the landscape itself that stand for a register's thing) are compared with nothing.
    Sorted by pair.
    """
    described = [[one for one in describe(part) if one.thing not in settled] for part in parts]
    by_thing = {one.thing: one for group in described for one in group}
    found: dict[Pair, Compared] = {}
    for number, group in enumerate(described):
        for others in described[number:]:
            for compared in _compare(_by_noun(group), _by_noun(others)):
                found[compared.things] = compared
    for things in wanted:
        if things not in found and all(thing in by_thing for thing in things):
            one, other = (by_thing[thing] for thing in things)
            if one.noun == other.noun:
                found[things] = Compared(one, other, score(one, other))
    return [found[things] for things in sorted(found)]


def _by_noun(group: Sequence[Described]) -> Mapping[str, Sequence[Described]]:
    found: dict[str, list[Described]] = defaultdict(list)
    for one in group:
        found[one.noun].append(one)
    return found


def _compare(mine: Mapping[str, Sequence[Described]], yours: Mapping[str, Sequence[Described]]) -> Iterator[Compared]:
    for noun in sorted(mine.keys() & yours.keys()):
        left, right = mine[noun], yours[noun]
        within = left[0].thing.register == right[0].thing.register
        if within:
            right = left
        alike = not within and _numbered_alike(left, right)
        least = ASK_WITHIN_FROM if within else ASK_FROM
        for one, other in candidates(left, right, from_names(noun, least)):
            found = score(left[one], right[other], numbered_alike=alike, least=least)
            if found.points >= least:
                yield Compared(left[one], right[other], found)


def _numbered_alike(left: Sequence[Described], right: Sequence[Described]) -> bool:
    """Whether two registers use one numbering: most ids that both have stand for things of nearly one name."""
    by_id = {one.thing.id: one for one in right}
    both = [(one, by_id[one.thing.id]) for one in left if one.thing.id in by_id]
    alike = sum(likeness(one.names[0], other.names[0]).points >= _ALIKE for one, other in both)
    return len(both) >= _NUMBERED and alike > len(both) / 2
