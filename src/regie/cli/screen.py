"""Where the command line writes: a terminal with colours, or plain text when piped; progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_PIPED_WIDTH = 120


def screen(*, stderr: bool = False) -> Console:
    """A console for people; wide enough for tables when nobody's terminal says how wide it is."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, width=None if stream.isatty() else _PIPED_WIDTH)


@contextmanager
def busy(text: str) -> Iterator[None]:
    """Say what is going on while it lasts, on a terminal only; nothing stays behind."""
    if not sys.stderr.isatty():
        yield
        return
    with screen(stderr=True).status(text):
        yield
