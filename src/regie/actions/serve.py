"""Serve the site: pages, API and static files by one server, and a worker beside it for long work."""

from __future__ import annotations

import os
import subprocess
import sys

from regie.actions.keeping.boot import SETTINGS


def serve(*, host: str = "127.0.0.1", port: int = 8000, workers: int = 1) -> int:
    """Serve until stopped; gives back the exit status. The worker ends with the server."""
    from regie.actions.keeping.boot import boot

    boot()
    from regie.actions.keeping.jobs import interrupted
    from regie.actions.keeping.set_up import migrate

    migrate()
    interrupted()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
    worker = subprocess.Popen([sys.executable, "-m", "django", "db_worker"], env=environment)
    try:
        return subprocess.call(_server(host, port, workers), env=environment)  # noqa: S603 - our own interpreter
    except KeyboardInterrupt:
        return 0
    finally:
        worker.terminate()
        worker.wait()


def _server(host: str, port: int, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "4"),
        *("--no-ws", "--respawn-failed-workers", "regie.site.wsgi:application"),
    ]
