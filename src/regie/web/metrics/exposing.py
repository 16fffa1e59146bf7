"""The figures as Prometheus reads them: requests of all server processes, and what the database knows of work."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version

import django
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from regie.actions.keeping.metrics import work
from regie.web.metrics.counting import REGISTRY


def exposition() -> bytes:
    """The text of one look."""
    asked = CollectorRegistry()
    asked.register(_Kept())
    # the library's own variable, set by `regie serve`: with it counts lie in files, without it in this process
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(asked)  # type: ignore[no-untyped-call] # ships half its types
        return generate_latest(asked)
    return generate_latest(REGISTRY) + generate_latest(asked)


class _Kept(Collector):
    def collect(self) -> Iterator[Metric]:
        found = work()
        jobs = GaugeMetricFamily("regie_jobs", "Long work kept, by kind and state.", labels=("kind", "state"))
        for (kind, state), number in sorted(found.jobs.items()):
            jobs.add_metric((kind, state), number)
        yield jobs
        yield GaugeMetricFamily("regie_queue_length", "Tasks that wait for a worker.", found.waiting)
        yield GaugeMetricFamily("regie_queue_oldest_seconds", "How long the oldest of them waits.", found.oldest)
        versions = {"version": version("regie"), "python": platform.python_version(), "django": django.get_version()}
        yield InfoMetricFamily("regie", "Versions in use.", {**versions, "database": found.database})
