"""Which parties of different municipalities are the same.

Ids are a municipality's own and say nothing elsewhere. The same LEI or the same KvK number is the same party. One
without either is taken for the party of that name when there is exactly one, else for a party of its own: names are
compared without capitals, spaces and legal form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from regie.analyses.rollup.municipal import Party

_LEGAL_FORM = re.compile(r"[\s,]+(b\.?v\.?|n\.?v\.?|inc\.?|ltd\.?|limited|gmbh|s\.?a\.?s\.?|ab|llc|corp\.?|plc)$")


def recognised(parties: Iterable[Party]) -> Mapping[Party, str]:
    """The key of each party: `lei:…`, else `kvk:…`, else `name:…`. The same for the same set in any order."""
    known = sorted(set(parties), key=lambda one: (one.lei, one.kvk, one.name))
    lei_of: dict[str, str] = {one.kvk: one.lei for one in reversed(known) if one.lei and one.kvk}
    keys: dict[Party, str] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for one in known:
        lei = one.lei or lei_of.get(one.kvk, "")
        if lei or one.kvk:
            keys[one] = f"lei:{lei}" if lei else f"kvk:{one.kvk}"
            named[_folded(one.name)].add(keys[one])
    for one in known:
        if one not in keys:
            same = named.get(_folded(one.name), set())
            keys[one] = next(iter(same)) if len(same) == 1 else f"name:{_folded(one.name)}"
    return keys


def _folded(name: str) -> str:
    folded = " ".join(name.casefold().split())
    return _LEGAL_FORM.sub("", folded) or folded
