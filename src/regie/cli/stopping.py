"""Ctrl-C during work that can stop early: the first asks it to stop with what it has, the second breaks off."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

import click

from regie.cli.words import words


class Stop:
    """Whether somebody said stop. Work asks by calling it; before it was ever asked, Ctrl-C breaks off as usual."""

    def __init__(self) -> None:
        self.said = False
        self.listening = False

    def __call__(self) -> bool:
        self.listening = True
        return self.said

    def say(self) -> None:
        """Raises KeyboardInterrupt when nobody listens, or it was said before."""
        if self.said or not self.listening:
            raise KeyboardInterrupt
        self.said = True
        click.echo(words("done.stopping"), err=True)


@contextmanager
def stopping() -> Iterator[Stop]:
    """A `Stop` that Ctrl-C says. Outside the main thread, where no signals arrive, nobody says it."""
    stop = Stop()
    if current_thread() is not main_thread():
        yield stop
        return
    before = signal.signal(signal.SIGINT, lambda _number, _frame: stop.say())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
