"""Where the command line writes: a terminal with colours, or plain text when piped; progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.progress import Progress

_PIPED_WIDTH = 120


def screen(*, stderr: bool = False) -> Console:
    """A console for people; wide enough for tables when nobody's terminal says how wide it is."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # a name with `:x:` in it is a name, and the list of all emoji is not loaded
    return Console(stderr=stderr, highlight=False, emoji=False, width=None if stream.isatty() else _PIPED_WIDTH)


@contextmanager
def busy(text: str) -> Iterator[Progress]:
    """Say what is going on while it lasts, on a terminal only; nothing stays behind. Work that knows how far it is
    tells it to the function given, and then a percentage is shown."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich import progress as bars

    columns = (bars.SpinnerColumn(), bars.TextColumn("{task.description}"), bars.BarColumn(), bars.TaskProgressColumn())
    with bars.Progress(*columns, console=screen(stderr=True), transient=True, refresh_per_second=5) as shown:
        task = shown.add_task(text, total=None)
        yield lambda done: shown.update(task, total=1, completed=done)


@contextmanager
def telling(text: str) -> Iterator[Callable[[str], None]]:
    """Say what is going on while it lasts, on a terminal only; the function given says it in other words."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with screen(stderr=True).status(text) as shown:
        yield shown.update


@contextmanager
def counting(text: str) -> Iterator[Callable[[int, int], None]]:
    """Show how many of how many are done and when the rest is expected, on standard error.

    A terminal gets a bar; a log file a line each tenth.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: _tenth(text, done, total)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(text), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tenth(text: str, done: int, total: int) -> None:
    if done == total or done * 10 // total > (done - 1) * 10 // total:
        sys.stderr.write(f"{text} {done}/{total}\n")
