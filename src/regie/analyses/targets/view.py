"""A verdict through links of some kinds, as nodes that say what each open thing hangs on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from regie.analyses.targets.estate import FIELD_KIND, Estate
from regie.landscape import NONE, Chain, FactRef, Hinge, Key, LinkKind, OpenNode, Verdict
from regie.reference_data.goals import MetWhen

OwnNode = Callable[[str], OpenNode]
"""What a thing by itself hangs on, apart from what it needs."""


class View:
    """One word of `met_when` over the whole landscape."""

    def __init__(
        self,
        estate: Estate,
        word: MetWhen,
        own: Mapping[str, Verdict],
        kinds: frozenset[LinkKind],
        own_node: OwnNode,
    ) -> None:
        self.estate = estate
        self.word = word
        self.own = own
        self.kinds = kinds
        self.own_node = own_node
        self.chain = Chain.of(estate.landscape, estate.at, kinds)
        self._reached = estate.through(own, kinds)
        self._shared: dict[Verdict, Callable[[Any], Verdict]] = {}

    def nodes(self) -> Mapping[Key, OpenNode]:
        """A node for everything that is between."""
        return {
            (self.word.value, record.id): self._node(record.id)
            for record in self.estate.landscape.records
            if self._reached.of(record.id) is Verdict.BETWEEN
        }

    def verdict(self, id_: str) -> Verdict:
        """Through the chain; what nothing is asked of by itself and leads nowhere holds."""
        if id_ not in self.estate.landscape:
            return Verdict.BETWEEN
        return self._reached.of(id_) or Verdict.YES

    def _node(self, id_: str) -> OpenNode:
        own = self.own_node(id_) if self._own_is_open(id_) else OpenNode()
        hinges, needs, loose, askable = list(own.hinges), list(own.needs), list(own.loose), own.askable
        unsure: set[FactRef] = set()
        for link in self.chain.needs.get(id_, ()):
            between = self.verdict(link.provider) is Verdict.BETWEEN
            if link.kind is LinkKind.OWNED_BY:
                continue  # the tree of owners covers it
            if not link.sure:
                unsure.add(link.fact)
            elif link.group:
                loose.extend([(self.word.value, link.provider)] if between else [])
                askable = askable and bool(link.tested) and not between
            elif between:
                needs.append((self.word.value, link.provider))
        for name in self.chain.open_ends.get(id_, ()):
            if name != "independent" and FIELD_KIND[name] in self.kinds:
                unsure.add(FactRef(id_, name))
        hinges.extend(Hinge(fact, self._turns(fact)) for fact in sorted(unsure))
        return OpenNode(tuple(hinges), tuple(dict.fromkeys(needs)), tuple(dict.fromkeys(loose)), askable)

    def _own_is_open(self, id_: str) -> bool:
        owners = "independent" in self.chain.open_ends.get(id_, ()) and LinkKind.OWNED_BY in self.kinds
        owned = any(link.kind is LinkKind.OWNED_BY for link in self.chain.needs.get(id_, ()))
        return self.own.get(id_, Verdict.YES) is Verdict.BETWEEN or owners or owned

    def _turns(self, fact: FactRef) -> Callable[[Any], Verdict]:
        """What an answer does: shared by all for which it does the same."""
        on_none = self.on_no_platform(fact.id) if fact.field == "platform" else Verdict.YES
        if on_none not in self._shared:
            self._shared[on_none] = partial(self._providers, on_none)
        return self._shared[on_none]

    def _providers(self, on_none: Verdict, value: Any) -> Verdict:
        ids = value if isinstance(value, tuple) else (value,)
        if value == NONE:
            return on_none
        return Verdict.every(self.verdict(one) for one in ids if one != NONE)

    def on_no_platform(self, id_: str) -> Verdict:
        """What an application is when it turns out to run on none."""
        from regie.analyses.targets.meeting import PLACED

        if self.word in PLACED:
            return PLACED[self.word](self.estate, self.estate.landscape[id_])
        return self.own.get(id_, Verdict.YES)
