"""How far long work is: a function that is told, handed down by who wants to know. No work knows who listens."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]
"""Is told how much is done, from 0 to 1, never less than before."""


def silent(_done: float) -> None:
    """For who does not want to know."""


def part(progress: Progress, begin: float, end: float) -> Progress:
    """The progress of a part of the work, which runs from `begin` to `end` of the whole."""
    return lambda done: progress(begin + (end - begin) * done)
