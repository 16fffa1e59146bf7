"""Verdicts through the chain over links of some kinds, and the facts by which a thing has its verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from regie.landscape import Chain, FactRef, Link, Verdict, Weakest

Refs = tuple[FactRef, ...]


class Reached:
    """What things are through the chain, by what they are by themselves (`own`).

    Yes only when all that is needed is yes in the worst case; no when something needed is no in the best case.
    `open_things` may need more than we know.
    """

    def __init__(self, chain: Chain, open_things: frozenset[str], own: Mapping[str, Verdict]) -> None:
        self._chain = chain
        self._open_things = open_things
        self._own = own
        self._low = {
            True: {id_ for id_, verdict in own.items() if verdict is not Verdict.YES} | open_things,
            False: {id_ for id_, verdict in own.items() if verdict is Verdict.NO},
        }
        self._fallen = chain.falling(self._low[True], worst=True)
        self._failing = self._fallen & chain.falling(self._low[False], worst=False)
        self._facts: dict[bool, Callable[[str], Refs]] = {}

    def of(self, id_: str) -> Verdict | None:
        """The verdict of a thing; None when it has none of its own and nothing leads from or to it."""
        if id_ in self._fallen:
            return Verdict.NO if id_ in self._failing else Verdict.BETWEEN
        return Verdict.YES if id_ in self._own or id_ in self._chain.things else None

    def facts(self, id_: str) -> Refs:
        """The facts of the links that lead from a thing to what decides; none when its verdict is yes."""
        if id_ not in self._fallen:
            return ()
        worst = id_ not in self._failing
        if worst not in self._facts:
            levels = dict.fromkeys((*self._own, *self._chain.needs, *sorted(self._open_things)), 1.0)
            levels |= dict.fromkeys(self._low[worst], 0.0)
            self._facts[worst] = _behind(self._chain.weakest(levels, worst=worst, top=1))
        return self._facts[worst](id_)


def _behind(weakest: Mapping[str, Weakest]) -> Callable[[str], Refs]:
    """The facts of the links from a thing to what decides its level; ways that meet are walked once."""
    known: dict[str, Refs] = {}

    def facts(id_: str) -> Refs:
        passed: list[Link] = []
        via = weakest[id_].via
        while via is not None and id_ not in known:
            passed.append(via)
            id_, via = via.provider, weakest[via.provider].via
        found = known.get(id_, ())
        for link in reversed(passed):
            found = known[link.dependant] = (link.fact, *found)
        return found

    return facts
