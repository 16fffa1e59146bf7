"""A distributed engine that is there already, as an executor: the one difference from processes of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message

_ANSWERS = "10s"


@contextmanager
def engine(address: str | None, *, grows: float = 30.0) -> Iterator[Executor | None]:
    """The workers of a Dask scheduler, by its address (`tcp://scheduler:8786`); none, for processes of this machine,
    without an address. Certificates and all else stand in Dask's own settings. `grows` is how many seconds an engine
    that grows when asked may take for its first worker.

    Raises InputFaults when Dask is not installed, nothing answers, or the engine loses what it is given.
    """
    if address is None:
        yield None
        return
    try:
        from distributed import Client, KilledWorker
        from distributed.comm import CommClosedError
    except ImportError:
        raise _refused("missing", address) from None
    try:
        client = Client(address, timeout=_ANSWERS, set_as_default=False)
    except (OSError, ValueError, TypeError):  # of its own making: no answer, no address, no certificate
        raise _refused("silent", address) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=grows)
        except TimeoutError:
            raise _refused("no_workers", address) from None
        try:
            yield client.get_executor()
        except (KilledWorker, CommClosedError, CancelledError):
            raise _refused("lost", address) from None


def _refused(key: str, address: str) -> InputFaults:
    what, mend = Message(f"engine.{key}.what", address=address), Message(f"engine.{key}.mend")
    return InputFaults([Fault(Place(address), what, mend)])
