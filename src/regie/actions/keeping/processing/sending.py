"""Sending lines to the processing log: OTLP over HTTP, where and how as OpenTelemetry's own variables (OTEL_*) say."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from multiprocessing.util import Finalize

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import Tracer

from regie.store.models import Municipality


@cache
def tracer_of(municipality: int | None) -> Tracer:
    """Where actions of a municipality are told; its short name is the line's `service.namespace`.

    Sampling is forbidden by the standard, so `OTEL_TRACES_SAMPLER` and a caller's choice do not count.
    """
    named = {"service.namespace": Municipality.objects.get(id=municipality).slug} if municipality else {}
    resource = Resource.create({"service.name": "regie", "service.version": version("regie"), **named})
    provider = TracerProvider(sampler=ALWAYS_ON, resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(_sender())
    return provider.get_tracer("regie.processing")


def close() -> None:
    """Send what still waits, and begin anew when asked again."""
    tracer_of.cache_clear()
    if _sender.cache_info().currsize:
        _sender().shutdown()  # type: ignore[no-untyped-call] # ships half its types
        _sender.cache_clear()


@cache
def _sender() -> BatchSpanProcessor:
    """One for all municipalities, in a thread of its own: pages do not wait for the log."""
    Finalize(None, close, exitpriority=1)  # atexit is not for the processes of a server: multiprocessing ends them
    return BatchSpanProcessor(OTLPSpanExporter())
