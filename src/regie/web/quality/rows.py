"""The quality of the data as rows: what is counted, three shares, and how each changed since an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Share:
    """A share from 0 to 1, None where there is nothing to count, and how it was; `good` says which way is up."""

    now: float | None
    then: float | None
    good: str = "up"

    @property
    def points(self) -> int:
        """How many hundredths it changed, as both are shown; none when there is nothing to compare with."""
        if self.now is None or self.then is None:
            return 0
        return round(self.now * 100) - round(self.then * 100)

    @property
    def better(self) -> bool:
        """Whether the change is for the good."""
        return (self.points > 0) == (self.good == "up")


@dataclass(frozen=True, slots=True)
class Row:
    """One field, cluster or source: what it is called by, how much there is of it, and its shares."""

    key: tuple[str, ...]
    count: int
    open: int
    complete: Share
    overdue: Share
    contradicted: Share
    undated: int
    limit: int | None = None
    newest: date | None = None


def shares(now: Part, then: Part | None) -> tuple[Share, Share, Share]:
    """The three shares of a count: filled in, beyond its limit, contradicted."""
    was: Part = then or {}
    return (
        Share(now["complete"], was.get("complete")),
        Share(now["overdue"], was.get("overdue"), "down"),
        Share(now["contradicted"], was.get("contradicted"), "down"),
    )


def rows(by: str, now: Part, then: Part | None) -> list[Row]:
    """The rows by field, cluster or source: the least complete first, of sources what says most."""
    made, key = _MADE[by], _KEYS[by]
    before = {key(one): one for one in then[f"{by}s"]} if then else {}
    found = [made(key(one), one, before.get(key(one))) for one in now[f"{by}s"] if one.get("used", True)]
    if by == "source":
        return found
    return sorted(found, key=lambda row: (row.complete.now or 0.0, -row.count, row.key))


def _counted(key: tuple[str, ...], now: Part, then: Part | None) -> Row:
    count = now["count"]
    three = shares(count, then["count"] if then else None)
    return Row(key, count["total"], count["unknown"], *three, count["undated"], now.get("limit_days"))


def _source(key: tuple[str, ...], now: Part, then: Part | None) -> Row:
    """Of a source: what it says; it has no share that is filled in."""
    overdue = Share(_of_dated(now), _of_dated(then), "down")
    was = None if then is None else _part(then["against"], then["claims"])
    against = Share(_part(now["against"], now["claims"]), was, "down")
    return Row(key, now["claims"], 0, Share(None, None), overdue, against, now["undated"], newest=now["newest"])


def _of_dated(one: Part | None) -> float | None:
    return None if one is None else _part(one["stale"], one["claims"] - one["undated"])


def _part(some: int, all_: int) -> float | None:
    return some / all_ if all_ else None


_MADE: Mapping[str, Callable[[tuple[str, ...], Part, Part | None], Row]] = {
    "cluster": _counted,
    "field": _counted,
    "source": _source,
}
_KEYS: Mapping[str, Callable[[Part], tuple[str, ...]]] = {
    "cluster": lambda one: (one["cluster"],),
    "field": lambda one: (one["noun"], one["field"]),
    "source": lambda one: (one["source"],),
}
