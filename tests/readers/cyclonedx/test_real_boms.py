"""The six real files, to the exact count."""

from collections import Counter
from pathlib import Path

import pytest

from regie.landscape import Dependency, problems
from regie.readers.cyclonedx import read_cyclonedx

pytestmark = pytest.mark.shared

COUNTS = {
    "obom.json": {"component": 2, "application": 1, "platform": 1, "organisation": 1, "dependency": 1},
    "saasbom_apigateway.json": {
        "component": 1,
        "service": 6,
        "need": 5,
        "application": 7,
        "organisation": 1,
        "dataset": 3,
        "dependency": 22,
    },
    "sbom_cern.json": {"component": 44, "library": 44},
    "sbom_keycloak-10.0.2.json": {"component": 904, "library": 903, "need": 899, "application": 1},
    "sbom_laravel_1.4.xml": {"component": 63, "library": 62, "need": 63, "application": 1},
    "vex_case3.json": {},
}
LEFT_OUT = {
    "obom.json": {"property": 15, "externalReference": 2, "group": 1, "version": 1, "cpe": 1},
    "saasbom_apigateway.json": {"externalReference": 4},
    "sbom_cern.json": {"library": 44},
    "sbom_keycloak-10.0.2.json": {"library": 903},
    "sbom_laravel_1.4.xml": {"library": 62, "property": 1, "author": 1},
    "vex_case3.json": {},
}


@pytest.mark.parametrize("name", COUNTS)
def test_each_file_reads_to_the_last_component(name, shared: Path):
    reading = read_cyclonedx(shared / "sbom" / name)
    assert dict(reading.counts) == COUNTS[name]
    assert Counter(one.kind for one in reading.left_out) == LEFT_OUT[name]
    if reading.landscape is not None:
        assert problems(reading.landscape) == ()


def test_the_microservices_are_needed_in_the_order_of_the_graph(shared: Path):
    landscape = read_cyclonedx(shared / "sbom" / "saasbom_apigateway.json").landscape
    uses = {(one.subject, one.target) for one in landscape.all(Dependency) if one.kind.value == "uses"}
    assert uses == {
        ("acme-application", "api-gateway"),
        ("api-gateway", "ms-1.example.com"),
        ("api-gateway", "ms-2.example.com"),
        ("api-gateway", "ms-3.example.com"),
        ("ms-1.example.com", "ms-1-pgsql.example.com"),
        ("ms-3.example.com", "s3-example.amazon.com"),
    }


def test_the_files_that_hold_no_landscape_say_so(shared: Path):
    vex = read_cyclonedx(shared / "sbom" / "vex_case3.json")
    assert (vex.landscape, [fault.what.key for fault in vex.faults]) == (None, ["cyclonedx.fault.vex"])
    only_libraries = read_cyclonedx(shared / "sbom" / "sbom_cern.json")
    assert [fault.what.key for fault in only_libraries.faults] == ["cyclonedx.fault.nothing_placed"]
