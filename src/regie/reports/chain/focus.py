"""What stays lit when one block is looked at, and the path that decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from regie.reports.chain.parts import Line, Picture


def lit(picture: Picture, focus: str) -> frozenset[str]:
    """The block itself, everything it needs and everything that needs it, directly or not."""
    ahead, back = _neighbours(picture.lines)
    return frozenset({focus, *_reach(focus, ahead), *_reach(focus, back)})


def deciding_path(picture: Picture, start: str) -> tuple[Line, ...]:
    """The lines from a block to what decides its verdict: the first deciding line at each step."""
    deciding: dict[str, Line] = {}
    for line in picture.lines:
        if line.decides:
            deciding.setdefault(line.dependant, line)
    found: list[Line] = []
    seen = {start}
    while start in deciding and deciding[start].provider not in seen:
        found.append(deciding[start])
        start = deciding[start].provider
        seen.add(start)
    return tuple(found)


def _neighbours(lines: Iterable[Line]) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    ahead: dict[str, list[str]] = defaultdict(list)
    back: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        ahead[line.dependant].append(line.provider)
        back[line.provider].append(line.dependant)
    return ahead, back


def _reach(start: str, towards: Mapping[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for other in towards.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen
