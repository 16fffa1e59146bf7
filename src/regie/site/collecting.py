"""Garbage is collected between requests and not inside them, and never again over what was there at the start.

What a server has read when it starts (modules, addresses, the description of the API) is nine tenths of all objects and
lives as long as the process. Python goes over all of it at moments of its own choosing: 0.15 s, inside somebody's page.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from itertools import count
from threading import Event, Thread, get_ident

from django.core.signals import request_finished, request_started

WHOLE = 50
"""After how many answers all that came since the last time is gone over when there always was another request; after
each other answer the young."""
EVERYTHING = 2_000
"""After how many answers all that was set apart is to be gone over too: some of what was kept has made way."""
QUIET = 3.0
"""Seconds in which nobody asks anything, after which nobody is expected to while everything is gone over."""
_YOUNG = 1
_NEVER_MIND = 200_000  # objects more than a request makes; one that makes more is collected inside after all


def settle() -> Settled:
    """Set apart what is there now, and collect after each answer from here on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEVER_MIND)
    settled = Settled()
    Thread(target=settled.tidy, name="collecting", daemon=True).start()
    return settled


class Settled:
    """A process that collects between requests. What outlives an answer is what the process keeps, and set apart at
    once; unless something else is being answered meanwhile, which holds what will not be needed in a moment."""

    def __init__(self) -> None:
        self._asking: set[int] = set()  # threads: each answers one request at a time
        self._counted = count(1)
        self._answered = 0
        self._due = Event()
        request_started.connect(self._start, weak=False, dispatch_uid="collecting")
        request_finished.connect(self._finish, weak=False, dispatch_uid="collecting")

    def _start(self, **_: object) -> None:
        self._asking.add(get_ident())

    def _finish(self, **_: object) -> None:
        self._asking.discard(get_ident())
        self._answered = next(self._counted)
        if not self._asking:
            gc.collect()
            gc.freeze()
        elif self._answered % WHOLE == 0:
            gc.collect()
        else:
            gc.collect(_YOUNG)
        if self._answered % EVERYTHING == 0:
            self._due.set()

    def tidy(self) -> None:
        """Go over everything each time it is due, for as long as the process lives."""
        while self._due.wait():
            self._due.clear()
            self.when_quiet()

    def when_quiet(self, pause: Callable[[float], object] = time.sleep) -> None:
        """Wait until nobody asked anything for a while, and go over everything."""
        seen = -1
        while self._asking or seen != self._answered:
            seen = self._answered
            pause(QUIET)
        gc.unfreeze()
        gc.collect()
        gc.freeze()
