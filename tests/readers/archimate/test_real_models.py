"""The three real GEMMA files, to the exact count."""

from collections import Counter
from pathlib import Path

import pytest

from regie.landscape import Dependency, problems
from regie.readers.archimate import read_archimate

pytestmark = pytest.mark.shared


def reasons(reading) -> dict[str, int]:
    return dict(Counter(one.reason.key.removeprefix("archimate.left_out.") for one in reading.left_out))


def everything_is_accounted_for(reading) -> bool:
    """Each element, relationship and view is either in the landscape or in the list."""
    seconds = sum(one.id.endswith(("-reads", "-stores")) for one in reading.landscape.all(Dependency))
    total = sum(reading.counts[kind] for kind in ("element", "relationship", "view"))
    return len(reading.landscape.records) - seconds + len(reading.left_out) == total


@pytest.mark.slow
def test_gemma_whole_reads_to_the_last_relationship(shared: Path):
    reading = read_archimate(shared / "gemma" / "GEMMA_grafico_2026-06-30.tar.gz")
    assert reading.faults == ()
    assert dict(reading.counts) == {
        "element": 3006,
        "relationship": 6257,
        "view": 358,
        "property": 27161,
        "folder": 236,
        "dangling": 0,
        "reference_component": 219,
        "application": 98,
        "platform": 45,
        "process": 554,
        "dataset": 525,
        "organisation": 37,
        "team": 59,
        "contract": 1,
        "dependency": 658,
    }
    assert everything_is_accounted_for(reading)
    assert problems(reading.landscape) == ()
    assert reading.landscape.as_of.isoformat() == "2026-06-30"
    references = Counter(one.kind for one in reading.left_out if one.reason.key.endswith(".reference"))
    assert references == {"ApplicationComponent": 171, "SystemSoftware": 48}


def test_over_gemma_reads_without_faults(shared: Path):
    reading = read_archimate(shared / "gemma" / "Over_GEMMA_2024-11.exchange.xml")
    assert reading.faults == ()
    counts = reading.counts
    assert (counts["element"], counts["relationship"], counts["view"], counts["dangling"]) == (456, 768, 48, 0)
    assert (counts["application"], counts["process"], counts["platform"], counts["dataset"]) == (37, 33, 49, 152)
    assert (counts["organisation"], counts["team"], counts["contract"], counts["dependency"]) == (12, 33, 1, 290)
    assert everything_is_accounted_for(reading)
    assert problems(reading.landscape) == ()


def test_the_export_that_is_broken_on_purpose_reads_with_warnings(shared: Path):
    reading = read_archimate(shared / "gemma" / "GEMMA_test_minimal.exchange.xml")
    assert reading.counts["element"] == 2
    assert reasons(reading) == {"strategy": 2}
    assert Counter(fault.what.key for fault in reading.faults) == {
        "archimate.fault.undeclared_property": 8,
        "archimate.fault.nothing_placed": 1,
    }
