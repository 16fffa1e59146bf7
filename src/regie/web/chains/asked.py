"""What of a chain is asked for, in the address and out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from regie.reports.chain import COUNTRY, OPEN, Wanted

SIDES = ("both", "needs", "needed_by")
LEAVABLE = ("dataset", "team", "sub_processor", "owned_by", COUNTRY, OPEN)
"""What a person can leave out: kinds of blocks, and kinds of links that go on from one organisation to another."""


@dataclass(frozen=True, slots=True)
class ChainAsked:
    """A picture as its address says. `base` is the page it stands on; there `thing` may go without saying."""

    base: str
    thing: str
    says_thing: bool = True
    focus: str = ""
    side: str = SIDES[0]
    without: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    @property
    def wanted(self) -> Wanted:
        """As the walk through the chain takes it."""
        sides = ("needs", "needed_by") if self.side == "both" else (self.side,)
        return Wanted(sides, self.without, self.opened)

    def address(self, **changes: Any) -> str:
        """The address of this picture with something else in it."""
        other = replace(self, **changes)
        said = (
            ("thing", other.thing if other.says_thing else ""),
            ("focus", other.focus),
            ("side", other.side if other.side != SIDES[0] else ""),
            *(("without", one) for one in sorted(other.without)),
            *(("open", one) for one in sorted(other.opened)),
        )
        text = urlencode([pair for pair in said if pair[1]])
        return f"{other.base}{'?' if text else ''}{text}#chain"


def chain_asked(base: str, thing: str, query: QueryDict, *, says_thing: bool = True) -> ChainAsked:
    """From an address; what makes no sense in it is left out."""
    side = query.get("side", "")
    return ChainAsked(
        base,
        thing,
        says_thing,
        query.get("focus", ""),
        side if side in SIDES else SIDES[0],
        frozenset(query.getlist("without")) & frozenset(LEAVABLE),
        frozenset(query.getlist("open")),
    )
