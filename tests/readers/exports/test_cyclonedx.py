"""A landscape as a bill of materials of services: valid by the official schema, and read back with the same things."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bom_schema import by_the_schema
from readers.any_landscape import any_landscape
from regie.examples import voorbeeldstad
from regie.landscape import NOUNS, Application, Dataset, Dependency, Landscape, Platform, contested
from regie.landscape.vocabulary import Bbn, DependencyKind, ServiceModel
from regie.readers import read_landscape
from regie.readers.exports import export_landscape
from tiny import SOURCE, adding, depending, fact, setting, supplier, tiny


def written(landscape: Landscape, folder: Path) -> Path:
    export_landscape(landscape, "cyclonedx", folder / "bom.json")
    return folder / "bom.json"


def back(landscape: Landscape, folder: Path) -> Landscape:
    reading = read_landscape([written(landscape, folder)])
    assert reading.landscape is not None, reading.faults
    return reading.landscape


def things(landscape: Landscape) -> set[tuple[str, str, str]]:
    nouns = (Application, Platform, Dataset)
    return {(one.noun, one.id, one.name) for noun in nouns for one in landscape.all(noun)}


def test_the_tiny_landscape_is_written_as_agreed(golden, tmp_path: Path):
    golden("cyclonedx/tiny.json", written(tiny(), tmp_path).read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("make", [tiny, voorbeeldstad])
def test_what_is_written_is_valid_and_comes_back_with_the_same_things(make, tmp_path: Path):
    landscape = make()
    assert by_the_schema(written(landscape, tmp_path).read_text(encoding="utf-8")) is None
    assert things(back(landscape, tmp_path)) == things(landscape)


@pytest.mark.parametrize("noun", NOUNS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_any_landscape_is_valid(noun, seed):
    landscape = any_landscape(seed, noun)
    with TemporaryDirectory() as folder:
        assert by_the_schema(written(landscape, Path(folder)).read_text(encoding="utf-8")) is None


def test_a_service_says_who_provides_it_what_it_needs_and_which_data_it_keeps(tmp_path: Path):
    landscape = setting(tiny(), "clienten", bbn=Bbn.BBN2_PLUS)
    landscape = depending(landscape, "suite", DependencyKind.READS, "clienten")
    (service,) = json.loads(written(landscape, tmp_path).read_text(encoding="utf-8"))["services"]
    assert service["provider"] == {"name": "Duinsoft BV"}
    assert service["data"] == [{"flow": "bi-directional", "classification": "BBN2+", "name": "Cliëntgegevens"}]
    found = back(landscape, tmp_path)
    assert {(one.subject, one.kind.value, one.target) for one in found.all(Dependency)} == {
        ("suite", "runs_on", "poldercloud"),
        ("suite", "stores", "clienten"),
        ("suite", "reads", "clienten"),
    }
    assert found["suite"].suppliers.value == ("organisation Duinsoft BV",)


def test_an_application_is_a_service_only_when_that_is_known(tmp_path: Path):
    both = contested([(ServiceModel.SAAS, SOURCE), (ServiceModel.ON_PREMISE, SOURCE)])
    bom = json.loads(written(setting(tiny(), "suite", service_model=both), tmp_path).read_text(encoding="utf-8"))
    assert bom["services"] == []
    suite = next(one for one in bom["components"] if one["bom-ref"] == "suite")
    values = [one["value"] for one in suite["properties"] if one["name"].startswith("regie:application:service_model")]
    assert values == ["contested", "saas", "on_premise"]


@pytest.mark.parametrize("website", ["|", "https://een twee", "https://a/%", "www.duinsoft.example"])
def test_a_website_that_is_no_address_is_left_out_and_said(website, tmp_path: Path):
    landscape = setting(tiny(), "duinsoft", website=website)
    assert by_the_schema(written(landscape, tmp_path).read_text(encoding="utf-8")) is None
    exported = export_landscape(landscape, "cyclonedx", tmp_path / "bom.json")
    assert "exports.lost.no_address" in {loss.reason.key for loss in exported.losses}
    kept = setting(tiny(), "duinsoft", website="https://duinsoft.example/over%20ons?a=1")
    (service,) = json.loads(written(kept, tmp_path).read_text(encoding="utf-8"))["services"]
    assert service["provider"]["url"] == ["https://duinsoft.example/over%20ons?a=1"]


def test_a_contested_platform_is_no_dependency(tmp_path: Path):
    landscape = adding(tiny(), Platform(id="other", name="Andere cloud"))
    landscape = setting(landscape, "suite", platform=contested([("poldercloud", SOURCE), ("other", SOURCE)]))
    bom = json.loads(written(landscape, tmp_path).read_text(encoding="utf-8"))
    assert {"ref": "suite", "dependsOn": []} in bom["dependencies"]


def test_what_has_no_place_is_counted(tmp_path: Path):
    exported = export_landscape(adding(tiny(), supplier("x", "X", "NL")), "cyclonedx", tmp_path / "bom.json")
    assert dict(exported.counts) == {"services": 1, "components": 2, "dependencies": 3}
    lost = {(loss.noun, loss.field): loss.count for loss in exported.losses}
    assert lost[("process", "")] == 1
    assert lost[("contract", "")] == 1
    assert lost[("organisation", "seat")] == 3


def test_the_same_landscape_gives_the_same_bytes(tmp_path: Path):
    first = written(tiny(), tmp_path).read_bytes()
    assert written(tiny(), tmp_path).read_bytes() == first
    assert b"2026-11-01T00:00:00Z" in first
    undated = Landscape("x", None, (Application(id="a", name="A", open_source=fact(True)),))
    assert b"timestamp" not in written(undated, tmp_path).read_bytes()
