"""What surely supplies each thing, directly and through the chain: owners own but do not supply."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from regie.landscape import Chain, Landscape, LinkKind

_FIRST_TIER = frozenset({LinkKind.SUPPLIED_BY, LinkKind.OPERATED_BY})
_FIRST_TIER_FIELDS = frozenset({"suppliers", "operated_by"})
_FIELDS_OF_OWNERS = frozenset({"independent"})


class Supply:
    """The supply chain of a landscape at a date; what several ask is found once."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._first_tier: dict[str, tuple[tuple[str, ...], bool]] = {}
        self._direct: dict[str, tuple[str, ...]] = {}
        self._behind: dict[str, frozenset[str]] = {}

    @classmethod
    def of(cls, landscape: Landscape, at: date) -> Supply:
        """That of a landscape."""
        return landscape.remembered(("supply", at), lambda: cls(Chain.of(landscape, at)))

    def first_tier(self, thing: str) -> tuple[tuple[str, ...], bool]:
        """Its suppliers and operators, and whether these are all."""
        if thing not in self._first_tier:
            self._first_tier[thing] = self._found_first(thing)
        return self._first_tier[thing]

    def _found_first(self, thing: str) -> tuple[tuple[str, ...], bool]:
        chain = self._chain
        links = [link for link in chain.needs.get(thing, ()) if link.kind in _FIRST_TIER]
        found = dict.fromkeys([link.provider for link in links if link.sure])
        all_known = _FIRST_TIER_FIELDS.isdisjoint(chain.open_ends.get(thing, ())) and all(one.sure for one in links)
        return tuple(found), all_known and chain.missing.isdisjoint(found)

    def direct(self, thing: str) -> tuple[str, ...]:
        """Everything that supplies it directly: what it is part of and runs on too."""
        if thing not in self._direct:
            links = self._chain.needs.get(thing, ())
            found = [link.provider for link in links if link.sure and link.kind is not LinkKind.OWNED_BY]
            self._direct[thing] = tuple(dict.fromkeys(found))
        return self._direct[thing]

    def behind(self, thing: str) -> frozenset[str]:
        """A thing and everything that supplies it, directly or not."""
        if thing not in self._behind:
            found = {thing}
            waiting = [thing]
            while waiting:
                for provider in self.direct(waiting.pop()):
                    if provider not in found:
                        found.add(provider)
                        waiting.append(provider)
            self._behind[thing] = frozenset(found)
        return self._behind[thing]

    @cached_property
    def unfinished(self) -> frozenset[str]:
        """The things of which not everything that supplies them directly is known."""
        chain = self._chain
        unsure = {link.dependant for link in chain.links if not link.sure and link.kind is not LinkKind.OWNED_BY}
        open_ = (id_ for id_, names in chain.open_ends.items() if not _FIELDS_OF_OWNERS.issuperset(names))
        return chain.missing.union(unsure, open_)
