"""The three real GEMMA files, to the exact count."""

from collections import Counter
from pathlib import Path

import pytest

from regie.landscape import Dependency, problems
from regie.readers import read_landscape, write_landscape
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
        "application": 56,
        "platform": 35,
        "process": 554,
        "dataset": 525,
        "organisation": 37,
        "team": 59,
        "contract": 1,
        "dependency": 606,
    }
    assert everything_is_accounted_for(reading)
    assert problems(reading.landscape) == ()
    assert reading.landscape.as_of.isoformat() == "2026-06-30"
    references = Counter(one.kind for one in reading.left_out if one.reason.key.endswith(".reference"))
    assert references == {"ApplicationComponent": 171, "SystemSoftware": 48}
    examples = Counter(one.kind for one in reading.left_out if one.reason.key.endswith(".example"))
    assert examples == {"ApplicationComponent": 42, "SystemSoftware": 10}
    assert len(reading.left_out) == 7748


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


FORMS = ("x.xlsx", "x.ods", "x.csv", "x.yaml", "x.json")


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("model", ["GEMMA_grafico_2026-06-30.tar.gz", "Over_GEMMA_2024-11.exchange.xml"])
def test_a_model_reads_back_from_every_form_as_it_was(shared: Path, tmp_path: Path, model: str, form: str):
    landscape = read_archimate(shared / "gemma" / model).landscape
    write_landscape(landscape, tmp_path / form)
    back = read_landscape([tmp_path / form])
    assert back.faults == ()
    assert back.landscape == landscape


@pytest.mark.slow
def test_two_models_are_one_landscape(shared: Path):
    folder = shared / "gemma"
    models = [folder / "Over_GEMMA_2024-11.exchange.xml", folder / "GEMMA_grafico_2026-06-30.tar.gz"]
    reading = read_landscape(models)
    assert reading.faults == ()
    assert reading.counts["application"] == 37 + 56
    assert len(reading.left_out) == 679 + 7748
