"""Exports that others laid out, each by its own mapping, to one landscape and delivery after delivery."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import regie
from actions.exports_of_others import CATALOGUE, CMDB, MAPPINGS, product, write_catalogue, write_exports
from regie.cli.main import regie as program
from regie.landscape import Application, Status
from regie.landscape.faults import InputFaults, Severity
from regie.readers.merging import Decision

COMMAND = ["merge", str(CMDB), str(CATALOGUE), "-o", "landschap", "--map", "topdesk", "topdesk-cmdb"]
COMMAND += ["--map", "catalogus", "softwarecatalogus"]


@pytest.fixture
def exports(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_exports()


def merged(*files, **options):
    return regie.merge(files, "landschap", **{"mappings": MAPPINGS, **options})


def suite(report):
    return next(one for one in report.landscape.all(Application) if one.name == "Sociaal Suite")


def sources(fact):
    return {claim.source.name for claim in fact.claims}


def test_each_export_is_read_by_the_mapping_of_its_register(exports):
    found = suite(merged(CMDB, CATALOGUE))
    assert sources(found.suppliers) == {"topdesk-2026-11-01.xlsx", "catalogus.csv"}
    assert (found.suppliers.status, sources(found.open_source)) == (Status.KNOWN, {"catalogus.csv"})
    assert sources(found.owner) == {"topdesk-2026-11-01.xlsx"}


def test_what_a_mapping_could_not_read_is_said_with_its_place(exports):
    report = merged(CMDB, CATALOGUE)
    assert {fault.severity for fault in report.faults} == {Severity.WARNING}
    assert {fault.place.file for fault in report.faults} == {CMDB.name}
    assert report.left_out
    shown = CliRunner().invoke(program, COMMAND, catch_exceptions=False).output
    assert shown.index("Wat geen plaats heeft in een landschap") < shown.index("Wat is geleverd")


def test_the_same_exports_again_in_another_order_write_nothing(exports):
    merged(CMDB, CATALOGUE)
    assert not merged(CATALOGUE, CMDB).written


def test_an_answer_about_two_exports_holds_when_either_is_delivered_again(exports):
    write_catalogue(product("p-1", "Sociale Suites"))
    asked = [one for one in merged(CMDB, CATALOGUE).merged.proposals if one.noun == "application"]
    assert [one.decision for one in asked] == [Decision.ASK]
    list_of_matches = Path("landschap.matches.yaml")
    asks, says = "decision: ask\n  noun: application", "decision: yes\n  noun: application"
    answered = list_of_matches.read_text(encoding="utf-8").replace(asks, says)
    list_of_matches.write_text(answered, encoding="utf-8")
    assert sources(suite(merged(mappings={})).suppliers) == {CMDB.name, CATALOGUE.name}
    write_catalogue(product("p-1", "Sociale Suites", licentietype="Closed source"))
    later = suite(merged(CATALOGUE, mappings={"catalogus": "softwarecatalogus"}))
    assert (later.open_source.value, later.id) == (False, "1001")


def test_a_mapping_for_a_register_that_delivers_nothing_is_refused(exports):
    with pytest.raises(InputFaults) as refused:
        merged(CMDB)
    assert [fault.place.file for fault in refused.value.faults] == ["catalogus"]


def test_a_mapping_that_does_not_fit_its_file_is_refused_with_the_faults_of_all_files_and_nothing_is_written(exports):
    with pytest.raises(InputFaults) as refused:
        merged(CMDB, CATALOGUE, mappings={"topdesk": "softwarecatalogus", "catalogus": "topdesk-cmdb"})
    assert {fault.place.file for fault in refused.value.faults} == {CMDB.name, CATALOGUE.name}
    assert not Path("landschap").exists()
