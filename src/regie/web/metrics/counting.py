"""What is counted of each request. The library adds the counts of several server processes up, by files they share."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram

REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "regie_requests", "Requests answered, by method, pattern of the address and status.",
    ("method", "route", "status"), registry=REGISTRY,
)  # fmt: skip
SECONDS = Histogram(
    "regie_request_seconds", "How long answers took, by method and pattern of the address.",
    ("method", "route"), registry=REGISTRY, buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10),
)  # fmt: skip

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def count(method: str | None, route: str, status: int, seconds: float) -> None:
    """Count one request. Methods nobody knows are `other`: who asks must not choose how many labels there are."""
    known = method if method in _METHODS else "other"
    REQUESTS.labels(known, route, str(status)).inc()
    SECONDS.labels(known, route).observe(seconds)
