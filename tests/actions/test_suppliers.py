import json

import pytest
from click.testing import CliRunner

import regie
from readers.gleif.forms import as_csv, as_xml, lei, parent, zipped
from readers.sanctions.lists import XML
from regie.cli.main import regie as program
from regie.landscape import Organisation, controls, known
from regie.landscape.faults import InputFaults
from tiny import AT, adding, setting, tiny


def run(*arguments, status=0):
    result = CliRunner().invoke(program, list(arguments), catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.output


def test_a_supplier_is_shown_with_the_document_behind_each_fact():
    shown = run("suppliers", "SAP SE")
    assert "Walldorf" not in shown
    assert "DE" in shown
    assert "https://github.com/getprobo/probo" in shown


def test_a_supplier_is_found_by_product_and_without_legal_form():
    assert [one.id for one in regie.suppliers("Office 365")] == ["microsoft"]
    assert [one.id for one in regie.suppliers("afas bv")] == ["afas"]


def test_a_name_that_is_not_there_gives_the_nearest():
    with pytest.raises(InputFaults) as refused:
        regie.suppliers("Micrsoft")
    assert "Microsoft" in dict(refused.value.faults[0].mend.values)["names"]
    run("suppliers", "nobody at all", status=1)


def test_all_suppliers_are_counted_with_their_facts():
    assert "vestigingsland" in run("suppliers")
    assert len(json.loads(run("suppliers", "--json"))) == len(regie.suppliers())


def test_a_landscape_is_enriched_with_the_register_and_gleif(tmp_path):
    child, owner = "5493000000000000AA11", "5493000000000000BB22"
    level_1, level_2 = tmp_path / "lei.csv.zip", tmp_path / "rr.xml"
    level_1.write_bytes(zipped(as_csv("lei", [lei(child, "DUINSOFT B.V."), lei(owner, "Overseas Inc.", "US")])))
    level_2.write_bytes(as_xml("rr", [parent(child, owner)]))
    here = adding(tiny(), Organisation(id="ms", name="Office 365"))
    result = regie.enrich(here, tmp_path / "out.json", others=[level_1, level_2])
    assert result.landscape["ms"].seat.value == "US"
    assert result.landscape["duinsoft"].lei.value == child
    assert owner in controls(result.landscape, AT)["duinsoft"].parents
    assert regie.check(tmp_path / "out.json").landscape == result.landscape


def test_enrich_says_what_it_found_and_what_differs(tmp_path):
    source = tmp_path / "here.json"
    wrong = Organisation(id="ms", name="Microsoft", seat=known("NL"))
    regie.convert(adding(tiny(), wrong), source)
    shown = run("enrich", str(source), "-o", str(tmp_path / "out.xlsx"))
    assert "NL" in shown
    assert "US" in shown
    run("enrich", str(source), "-o", str(tmp_path / "out.xlsx"), status=1)


def test_a_file_that_is_no_directory_is_refused_before_anything_is_written(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InputFaults):
        regie.enrich(tiny(), tmp_path / "out.json", others=[other])
    assert not (tmp_path / "out.json").exists()


def test_sanctions_tell_what_is_certain_from_what_is_proposed(tmp_path):
    listed, here = tmp_path / "list.xml", tmp_path / "here.json"
    listed.write_text(XML, encoding="utf-8")
    alike = Organisation(id="a", name="Zandbank Techexport BV")
    regie.convert(setting(adding(tiny(), alike), "polderhost", kvk="12345678"), here)
    shown = run("sanctions", str(listed), str(here))
    assert "Polderhost" in shown
    assert "Namen die lijken" in shown
    found = json.loads(run("sanctions", str(listed), str(here), "--json"))
    assert [hit["organisation"] for hit in found["found"]] == ["polderhost"]
    assert [hit["organisation"] for hit in found["proposals"]] == ["a"]
