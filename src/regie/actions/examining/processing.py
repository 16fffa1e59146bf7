"""Whether lines of the processing log can reach it, and safely."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from regie.reports.checkup import Finding, doubt, good, wrong

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
_OVER_HTTP = "http/protobuf"


def processing(held: Mapping[str, str]) -> Iterator[Finding]:
    """Look at the settings of regie and the variables of OpenTelemetry; nobody is asked anything."""
    if held["REGIE_PROCESSING_LOG"].strip().casefold() not in {"1", "true", "yes", "ja"}:
        return
    endpoint = next((os.environ[name] for name in _ENDPOINTS if os.environ.get(name)), "")
    protocol = next((os.environ[name] for name in _PROTOCOLS if os.environ.get(name)), _OVER_HTTP)
    register = held["REGIE_PROCESSING_REGISTER"]
    if os.environ.get("OTEL_SDK_DISABLED", "").strip().casefold() == "true":
        yield wrong("processing", "disabled")
    elif protocol != _OVER_HTTP:
        yield wrong("processing", "protocol", protocol=protocol)
    elif not endpoint:
        yield doubt("processing", "no_endpoint")
    elif not endpoint.startswith("https://") and urlsplit(endpoint).hostname not in {"localhost", "127.0.0.1", "::1"}:
        yield wrong("processing", "not_https", endpoint=endpoint)
    else:
        yield good("processing", endpoint=endpoint)
    if register and not urlsplit(register).scheme:
        yield wrong("processing", "register", register=register)
