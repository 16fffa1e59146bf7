"""Serve the site: pages, API and static files by one server, and a worker beside it for long work."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from regie.actions.keeping.boot import SETTINGS
from regie.actions.supervising import Part, supervise
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message

_STATIC, _WORKERS = "REGIE_STATIC_FOLDER", "REGIE_WORKERS"
_COUNTS = "PROMETHEUS_MULTIPROC_DIR"  # of the library that counts: where server processes add their counts up


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int | None = None,
    only: str = "",
    ready: Callable[[], object] = lambda: None,
) -> int:
    """Serve until stopped; gives back the exit status. `only` is `web` or `worker`: the other then runs elsewhere.

    Tables are brought up to date first, but for `web`: it waits until the worker has done so. Static files are
    collected anew at each start, so that they are of this version and of today's stylesheet of the municipality.
    `ready` is called when nothing is left that can be refused, just before the processes start.

    Raises InputFaults when something else listens there already.
    """
    if only != "worker":
        _refuse_taken(host, port)
    with TemporaryDirectory(prefix="regie-static-") as folder, TemporaryDirectory(prefix="regie-counts-") as counts:
        os.environ.setdefault(_STATIC, folder)
        os.environ.setdefault(_COUNTS, counts)
        _prepare(only)
        count = int(os.environ.get(_WORKERS, "1")) if workers is None else workers
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
        ready()
        parts = {"web": Part(_server(host, port, count)), "worker": Part(_worker(), restarts=True)}
        return supervise([part for name, part in parts.items() if only in ("", name)], environment)


def _refuse_taken(host: str, port: int) -> None:
    """The server itself would share a port, and half of what is asked would go to the other installation."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as refused:
            place, said = Place(f"{host}:{port}"), refused.strerror or str(refused)
            what = Message("keeping.fault.port", port=str(port), said=said)
            raise InputFaults([Fault(place, what, Message("keeping.mend.port"))]) from None


def _prepare(only: str) -> None:
    from regie.actions.keeping.boot import boot

    boot()
    from regie.actions.keeping.each_day import plan_next_day
    from regie.actions.keeping.jobs import interrupted
    from regie.actions.keeping.proofs import ask_for_proofs
    from regie.actions.keeping.set_up import collect_static_files, migrate

    if only != "web":
        migrate()
        interrupted()
        ask_for_proofs()
        plan_next_day()
    if only != "worker":
        Path(os.environ[_STATIC]).mkdir(parents=True, exist_ok=True)
        collect_static_files()


def _worker() -> list[str]:
    return [sys.executable, "-m", "django", "db_worker"]


def _server(host: str, port: int, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "4"),
        # what is being answered is answered; who does not end by then holds up nobody
        *("--workers-kill-timeout", "20", "--no-ws", "--respawn-failed-workers", "regie.site.wsgi:application"),
    ]
