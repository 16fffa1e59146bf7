"""Garbage is collected between requests and not inside them, and never again over what was there at the start.

What a server has read when it starts (modules, addresses, the description of the API) is nine tenths of all objects and
lives as long as the process. Python goes over all of it at moments of its own choosing: 0.15 s, inside somebody's page.
"""

from __future__ import annotations

import gc
from itertools import count

from django.core.signals import request_finished

WHOLE = 50
"""After how many answers everything that came since the last time is gone over; after each other answer the young."""
EVERYTHING = 2_000
"""After how many answers all that was set apart is gone over too: some of what was kept has made way."""
_YOUNG = 1
_NEVER_MIND = 200_000  # objects more than a request makes; one that makes more is collected inside after all
_answered = count(1)


def settle() -> None:
    """Set apart what is there now, and collect after each answer from here on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEVER_MIND)
    request_finished.connect(_collect, dispatch_uid="collecting")


def _collect(**_: object) -> None:
    answered = next(_answered)
    if answered % WHOLE:
        gc.collect(_YOUNG)
        return
    if answered % EVERYTHING == 0:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
