"""Horizontal bars of shares: what is certain, what is possible, and a goal to compare with."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from regie.landscape import Interval

_WIDTH = 400
_HEIGHT = 22


def interval_bar(share: Interval | None, target: float | None, alternative: str) -> Markup:
    """A bar from 0 to 100%: solid up to the worst case, hatched on to the best case, with a mark at the target.

    `alternative` says in words what the picture shows. A share of None gives an empty bar.
    """
    parts = [Markup('<rect class="track" x="0" y="6" width="400" height="10" rx="5"/>')]
    if share is not None:
        parts += [_span(0, share.high, "possible"), _span(0, share.low, "certain")]
    if target is not None:
        at = min(max(_at(target), 2.0), _WIDTH - 2.0)
        parts.append(Markup('<rect class="target" x="{}" y="0" width="4" height="22"/>').format(_figure(at - 2)))
    return _picture(parts, alternative)


def share_bar(share: Interval | None, alternative: str) -> Markup:
    """A bar without a target, for tables."""
    return interval_bar(share, None, alternative)


def split_bar(parts: Sequence[tuple[str, float]], alternative: str) -> Markup:
    """One bar of several parts, each with the class that colours it and its share; together they make one."""
    drawn: list[Markup] = []
    start = 0.0
    for kind, share in parts:
        width = max(0.0, share * _WIDTH - 1.5)  # a gap between parts, so that they differ without colour too
        rectangle = Markup('<rect class="{}" x="{}" y="0" width="{}" height="22"/>')
        drawn.append(rectangle.format(f"part {kind}", _figure(start * _WIDTH), _figure(width)))
        start += share
    return _picture(drawn, alternative)


def _span(low: float, high: float, kind: str) -> Markup:
    width = _at(high) - _at(low)
    if width <= 0:
        return Markup("")
    return Markup('<rect class="{}" x="{}" y="6" width="{}" height="10" rx="{}"/>').format(
        kind, _figure(_at(low)), _figure(width), _figure(min(5.0, width / 2))
    )


def _at(share: float) -> float:
    return min(max(share, 0.0), 1.0) * _WIDTH


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _picture(parts: list[Markup], alternative: str) -> Markup:
    return Markup(
        '<svg class="bar" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(_WIDTH, _HEIGHT, alternative, Markup("").join(parts))
