"""Processes that live and end together: a signal to us is a signal to them, and who dies too early is started again."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

_LOOK = 0.2  # seconds between looks at whether all live
_PATIENCE = 25.0  # seconds to finish what is under way; Kubernetes itself gives 30
_BREATH = 1.0  # seconds before a part is started again


@dataclass(frozen=True, slots=True)
class Part:
    """A process by its command. Without `restarts` its end is the end of all."""

    command: Sequence[str]
    restarts: bool = False


class _Asked:
    """Whether somebody asked us to stop."""

    stop = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self.stop = True


def supervise(parts: Sequence[Part], environment: Mapping[str, str]) -> int:
    """Run all parts until we are told to stop (status 0) or one that does not restart ends (its status).

    SIGTERM and SIGINT are passed on; what does not end in time is killed. Work that is killed halfway leaves nothing
    behind: all of it happens in transactions.
    """
    asked = _Asked()
    earlier = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGINT)}
    running: dict[int, subprocess.Popen[bytes]] = {}
    try:
        for at, part in enumerate(parts):
            running[at] = _start(part, environment)
        return _watch(parts, environment, running, asked)
    finally:
        _end(list(running.values()))
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _start(part: Part, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # a group of its own: Ctrl-C in a terminal reaches it once, by us
    return subprocess.Popen(list(part.command), env=dict(environment), start_new_session=True)  # noqa: S603 - our own


def _watch(
    parts: Sequence[Part], environment: Mapping[str, str], running: dict[int, subprocess.Popen[bytes]], asked: _Asked
) -> int:
    while not asked.stop:
        for at, part in enumerate(parts):
            status = running[at].poll()
            if status is None:
                continue
            if not part.restarts:
                return status
            time.sleep(_BREATH)
            running[at] = _start(part, environment)
        time.sleep(_LOOK)
    return 0


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for one in running:
        if one.poll() is None:
            one.terminate()
    until = time.monotonic() + _PATIENCE
    for one in running:
        try:
            one.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()
