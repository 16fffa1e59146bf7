"""A bill of materials in either form gives the same landscape; what has no place is listed, faults come together."""

from pathlib import Path

import pytest

from bom_schema import by_the_schema
from readers.cyclonedx.small_boms import BOM, FORMS, as_json
from regie.landscape import Application, Dependency, Evidence, Organisation
from regie.landscape.faults import Severity
from regie.locale import LANGUAGES, say
from regie.readers import read_landscape
from regie.readers.opening import FileKind, kind_of

DEPENDENCIES = {
    ("zaak", "uses", "kaart"),  # through the library, which has no place itself
    ("zaak", "runs_on", "box"),  # nothing in the graph needs it, so what is described does
    ("kaart", "reads", "data Kaarten"),
    ("kaart", "stores", "data PII"),
}


def read(tmp_path: Path, content: bytes, name: str = "bom.bin"):
    file = tmp_path / name
    file.write_bytes(content)
    return read_landscape([file])


def keys(reading, severity: Severity | None = None) -> list[str]:
    return sorted(fault.what.key.rpartition(".")[2] for fault in reading.faults if severity in (None, fault.severity))


@pytest.mark.parametrize("form", FORMS)
def test_both_forms_give_the_same_landscape(form, tmp_path: Path):
    reading = read(tmp_path, FORMS[form], "bom.bin")
    landscape = reading.landscape
    assert reading.faults == ()
    found = {(one.subject, one.kind.value, one.target) for one in landscape.all(Dependency)}
    assert found == DEPENDENCIES
    assert [one.name for one in landscape.all(Organisation)] == ["Polderhost BV"]
    assert landscape["zaak"].suppliers.value == landscape["kaart"].suppliers.value == ("organisation Polderhost BV",)
    assert landscape["zaak"].open_source.value is True
    assert landscape["box"].open_source.claims == ()
    assert landscape["kaart"].description.value == (
        "endpoints: https://kaart.example\nauthenticated: false\nx-trust-boundary: true"
    )
    assert landscape["data Kaarten"].description.value == "classification: openbaar"
    assert landscape.as_of.isoformat() == "2026-10-01"
    assert landscape["zaak"].source.name == "bom.bin"


@pytest.mark.parametrize("form", FORMS)
def test_what_has_no_place_is_listed_with_its_reason_and_without_persons(form, tmp_path: Path):
    left = [(one.kind, one.name, one.reason.key.rpartition(".")[2]) for one in read(tmp_path, FORMS[form]).left_out]
    assert left == [
        ("property", "own:note", "property"),
        ("library", "httplib", "library"),
        ("version", "Debian 13", "no_description"),
        ("contact", "Kaartdienst", "person"),
    ]
    assert "front desk" not in str(read(tmp_path, FORMS[form]))


def test_who_made_the_libraries_is_claimed_as_evidence_about_the_application(tmp_path: Path):
    (evidence,) = read(tmp_path, as_json()).landscape.all(Evidence)
    assert evidence.about == "zaak"
    assert evidence.strength.value.value == "claimed"
    assert evidence.document.value == "bom.bin: 1 components; suppliers: Duinsoft BV (1)"


@pytest.mark.parametrize(
    ("licences", "known"),
    [
        ([{"license": {"id": "MIT"}}, {"license": {"id": "Apache-2.0"}}], True),
        ([{"license": {"id": "MIT"}}, {"license": {"name": "Our own"}}], False),
        ([{"license": {"id": "BUSL-1.1"}}], False),
        ([{"expression": "MIT AND BUSL-1.1"}], False),
        ([{"expression": "Apache-2.0 WITH Commons-Clause"}], False),
        ([], False),
    ],
)
def test_open_source_is_known_only_when_every_licence_is_recognised(licences, known, tmp_path: Path):
    component = {"type": "application", "bom-ref": "a", "name": "A", "licenses": licences}
    reading = read(tmp_path, as_json(metadata={"component": component}, dependencies=None))
    assert reading.landscape["a"].open_source.claims == () or known
    assert reading.landscape["a"].open_source.value_or(False) is known
    assert ("license" in {one.kind for one in reading.left_out}) is (bool(licences) and not known)


def test_items_inside_items_belong_to_what_is_around_them_unless_the_graph_says_who_needs_them(tmp_path: Path):
    inner = [
        {"type": "operating-system", "bom-ref": "os", "name": "OS"},
        {"type": "application", "bom-ref": "db", "name": "Database"},
    ]
    box = {"type": "container", "bom-ref": "box", "name": "Box", "components": inner}
    needs = [{"ref": "zaak", "dependsOn": ["box", "db"]}]
    landscape = read(tmp_path, as_json(components=[box], services=None, dependencies=needs)).landscape
    found = {(one.subject, one.kind.value, one.target) for one in landscape.all(Dependency)}
    assert found == {("zaak", "runs_on", "box"), ("zaak", "uses", "db"), ("box", "runs_on", "os")}


@pytest.mark.slow
def test_the_examples_here_are_valid_by_the_official_schemas():
    assert by_the_schema(FORMS["bom.json"].decode(), "1.5") is None
    assert by_the_schema(FORMS["bom.xml"].decode(), "1.5") is None


@pytest.mark.slow
def test_data_without_flows_as_older_versions_write_it_in_xml(tmp_path: Path):
    older = FORMS["bom.xml"].decode().replace("bom/1.5", "bom/1.4")
    older = older.replace('<dataflow><classification flow="inbound">PII</classification></dataflow>', "")
    older = older.replace('<dataflow name="Kaarten">', "").replace("</dataflow>", "")
    assert by_the_schema(older, "1.4") is None
    reading = read(tmp_path, older.encode())
    assert reading.faults == ()
    assert ("kaart", "reads", "data openbaar") in {
        (one.subject, one.kind.value, one.target) for one in reading.landscape.all(Dependency)
    }


def test_data_that_a_component_holds_is_a_dataset_and_flows_with_its_name_are_that_data(tmp_path: Path):
    held = [{"type": "dataset", "name": "Kaarten", "classification": "openbaar", "governance": {"owners": []}}]
    data = {"type": "data", "bom-ref": "maps", "name": "Kaarten", "data": held, "scope": "required"}
    needs = [{"ref": "zaak", "dependsOn": ["kaart", "maps"], "provides": ["x"]}]
    reading = read(tmp_path, as_json(components=[data], dependencies=needs))
    assert reading.landscape["maps"].description.value == "classification: openbaar"
    found = {(one.subject, one.kind.value, one.target) for one in reading.landscape.all(Dependency)}
    assert {("zaak", "reads", "maps"), ("kaart", "reads", "maps")} <= found
    assert {(one.kind, one.reason.key.rpartition(".")[2]) for one in reading.left_out} >= {
        ("governance", "detail"),
        ("scope", "detail"),
        ("provides", "detail"),
    }


def test_what_a_library_calls_is_needed_by_the_application_that_has_the_library(tmp_path: Path):
    other = {"type": "application", "bom-ref": "other", "name": "Other"}
    needs = [{"ref": "zaak", "dependsOn": ["other"]}, {"ref": "other", "dependsOn": ["lib"]}, *BOM["dependencies"][1:]]
    landscape = read(tmp_path, as_json(components=[*BOM["components"][:1], other], dependencies=needs)).landscape
    found = {(one.subject, one.target) for one in landscape.all(Dependency) if one.kind.value == "uses"}
    assert found == {("zaak", "other"), ("other", "kaart")}


def test_all_faults_come_at_once_with_their_path(tmp_path: Path):
    wrong = [{"type": "application"}, {"type": "application", "bom-ref": "b", "name": 3, "licenses": "MIT"}, "x"]
    reading = read(tmp_path, as_json(components=wrong))
    assert reading.landscape is None
    errors = {
        (fault.place.sheet, fault.place.column, fault.what.key.rpartition(".")[2])
        for fault in reading.faults
        if fault.severity is Severity.ERROR
    }
    assert errors >= {
        ("components[0]", "", "no_name"),
        ("components[1]", "name", "shape"),
        ("components[1]", "licenses", "shape"),
        ("", "components", "shape"),
    }
    for fault in reading.faults:
        assert all(say(text, language) for text in (fault.what, fault.mend) for language in LANGUAGES)


def test_doubts_are_warnings_and_the_rest_stays_usable(tmp_path: Path):
    services = [*BOM["services"], {"bom-ref": "kaart", "name": "Tweede", "data": [{"flow": "up", "name": "X"}]}]
    needs = [*BOM["dependencies"], {"ref": "zaak", "dependsOn": ["gone"]}]
    metadata = {**BOM["metadata"], "timestamp": "yesterday"}
    reading = read(tmp_path, as_json(specVersion="2.0", services=services, dependencies=needs, metadata=metadata))
    assert keys(reading, Severity.ERROR) == []
    assert keys(reading) == ["direction", "ref_twice", "reference", "timestamp", "version"]
    assert reading.landscape["kaart (2)"].name == "Tweede"
    assert reading.landscape.as_of is None


def test_a_vex_file_is_recognised_and_said_to_hold_no_landscape(tmp_path: Path):
    vex = as_json(components=None, services=None, dependencies=None, vulnerabilities=[{"id": "CVE-1"}])
    reading = read(tmp_path, vex)
    assert reading.landscape is None
    assert keys(reading) == ["vex"]


def test_a_file_with_only_libraries_is_read_and_says_that_nothing_has_a_place(tmp_path: Path):
    library = {**BOM["metadata"]["component"], "type": "library"}
    reading = read(tmp_path, as_json(metadata={"component": library}, components=None, services=None))
    assert reading.landscape.records == ()
    assert "nothing_placed" in keys(reading)


def test_a_bill_of_materials_is_told_by_its_content(tmp_path: Path):
    for name, content in FORMS.items():
        file = tmp_path / f"{name}.txt"
        file.write_bytes(content)
        assert kind_of(file).is_cyclonedx
        file.write_bytes(content.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"))
        assert kind_of(file).is_cyclonedx
        assert read_landscape([file]).landscape is not None
    landscape = tmp_path / "application.json"
    landscape.write_text('[{"description": "\\"bomFormat\\": \\"CycloneDX\\""}]')
    assert kind_of(landscape) is FileKind.JSON


def test_an_application_keeps_its_id_when_an_organisation_would_have_the_same(tmp_path: Path):
    component = {"type": "application", "bom-ref": "organisation Polderhost BV", "name": "A"}
    reading = read(tmp_path, as_json(metadata={"component": component}, dependencies=None))
    assert isinstance(reading.landscape["organisation Polderhost BV"], Application)
    assert reading.landscape["kaart"].suppliers.value == ("organisation POLDERHOST BV (2)",)
