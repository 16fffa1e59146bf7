"""A real receiver of OTLP over HTTP on this machine: what it took in, decoded by OpenTelemetry's own package."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)


@dataclass(frozen=True)
class Line:
    """One line of the processing log."""

    name: str
    trace: str
    span: str
    parent: str
    status: int
    attributes: dict
    resource: dict
    took: int

    @property
    def activity(self) -> str:
        return self.attributes["dpl.core.processing_activity_id"]

    @property
    def subject(self) -> tuple:
        return tuple(self.attributes.get(f"dpl.core.data_subject_id{end}") for end in ("_type", ""))


@dataclass
class Receiver:
    """Where it listens, and what came."""

    address: str
    bodies: list[bytes] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [line for body in self.bodies for line in _lines(body)]


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Listens until the block ends."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.told = Receiver(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.told
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        assert (self.path, self.headers["Content-Type"]) == ("/v1/traces", "application/x-protobuf")
        self.server.told.bodies.append(gzip.decompress(body) if self.headers["Content-Encoding"] == "gzip" else body)
        answer = ExportTraceServiceResponse().SerializeToString()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        """Says nothing."""


def _lines(body):
    asked = ExportTraceServiceRequest.FromString(body)
    for resource in asked.resource_spans:
        of = {one.key: one.value.string_value for one in resource.resource.attributes}
        for scope in resource.scope_spans:
            for span in scope.spans:
                attributes = {one.key: one.value.string_value for one in span.attributes}
                took = span.end_time_unix_nano - span.start_time_unix_nano
                ids = (span.trace_id.hex(), span.span_id.hex(), span.parent_span_id.hex())
                yield Line(span.name, *ids, span.status.code, attributes, of, took)
