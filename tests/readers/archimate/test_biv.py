"""GEMMA's BIV table gives defaults, says where it contradicts itself, and never becomes a fact."""

from pathlib import Path

import pytest

from regie.landscape import Application, Landscape, Source, known
from regie.landscape.faults import Severity
from regie.landscape.vocabulary import Bbn
from regie.locale import LANGUAGES, say
from regie.readers.archimate import read_biv_defaults, with_biv_defaults

HEADER = (
    "id,type,gemma_type,name,object_id,Beschikbaarheid,Integriteit,Vertrouwelijkheid,"
    "BBN,BIV score BBN,b_reden,i_reden,v_reden\n"
)
REASONS = "2 : klachten,3 : impact,2 : aanwijzing\n"
ZAAK = f"id-1,ApplicationComponent,Referentiecomponent,Zaakcomponent,o1,2,3,2,BBN 2,232,{REASONS}"
WRONG = f"id-2,ApplicationComponent,Referentiecomponent,Burgerzaken,o2,2,3,2,BBN 1 en meer,232,{REASONS}"
LEGEND = "id-3,ApplicationComponent,,BIV som 4,o3,2,1,1,,112,,,\n"
LOW = "id-4,ApplicationComponent,Referentiecomponent,Archief,o4,1,1,1,BBN 1,111,1 : a,1 : b,1 : c\n"


def table(tmp_path: Path, *rows: str):
    file = tmp_path / "biv.csv"
    file.write_text(HEADER + "".join(rows), encoding="utf-8")
    return read_biv_defaults(file)


def keys(defaults) -> list[str]:
    for fault in defaults.faults:
        assert all(say(text, language) for text in (fault.what, fault.mend) for language in LANGUAGES)
    return [fault.what.key.rpartition(".")[2] for fault in defaults.faults]


def test_a_row_gives_its_classes_level_and_reasons(tmp_path: Path):
    (default,) = table(tmp_path, ZAAK).defaults
    assert (default.availability, default.integrity, default.confidentiality) == (2, 3, 2)
    assert default.bbn is Bbn.BBN2
    assert default.reasons == ("2 : klachten", "3 : impact", "2 : aanwijzing")


def test_a_level_that_contradicts_the_score_is_reported_and_not_used(tmp_path: Path):
    defaults = table(tmp_path, WRONG)
    assert keys(defaults) == ["bbn"]
    assert defaults.defaults[0].bbn is None
    assert defaults.defaults[0].label == "BBN 1 en meer"
    assert defaults.faults[0].place.row == 2


def test_legend_rows_are_reported_and_not_used(tmp_path: Path):
    defaults = table(tmp_path, LEGEND, ZAAK)
    assert keys(defaults) == ["legend"]
    assert [default.name for default in defaults.defaults] == ["Zaakcomponent"]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (ZAAK.replace(",2,3,2,", ",2,4,2,"), "value"),
        (ZAAK.replace(",2,3,2,", ",2,,2,"), "value"),
        (ZAAK + ZAAK, "twice"),
    ],
)
def test_a_table_with_an_error_gives_no_defaults_at_all(row, key, tmp_path: Path):
    defaults = table(tmp_path, LOW, row)
    assert keys(defaults) == [key]
    assert defaults.defaults == ()


def test_missing_columns_a_wrong_score_and_a_wrong_reason_are_said(tmp_path: Path):
    file = tmp_path / "x.csv"
    file.write_text("name,BBN\nx,BBN 1\n")
    assert keys(read_biv_defaults(file)) == ["columns"]
    assert keys(read_biv_defaults(tmp_path / "nowhere.csv")) == ["what"]
    assert keys(table(tmp_path, ZAAK.replace(",232,", ",322,").replace("3 : impact", "1 : impact"))) == [
        "score",
        "reason",
    ]


def test_a_default_is_proposed_beside_the_landscape_and_changes_no_fact(tmp_path: Path):
    source = Source("CMDB")
    landscape = Landscape(
        "x",
        records=(
            Application(id="a", name="A", reference_component=known("zaakcomponent; Archief", source)),
            Application(id="b", name="B", reference_component=known("Iets anders", source)),
            Application(id="c", name="C"),
        ),
    )
    proposed = with_biv_defaults(landscape, table(tmp_path, ZAAK, LOW))
    assert proposed.landscape is landscape
    (one,) = proposed.proposals
    assert (one.application, one.availability, one.integrity, one.confidentiality) == ("a", 2, 3, 2)
    assert [default.name for default in one.by] == ["Zaakcomponent", "Archief"]
    assert one.source == source
    assert "GEMMA" in say(one.label, "nl")
    assert proposed.without == ("b", "c")


@pytest.mark.shared
def test_the_real_table_has_171_proposals_three_contradictions_and_six_legend_rows(shared: Path):
    defaults = read_biv_defaults(shared / "gemma" / "GEMMA_BIV_BBN_per_referentiecomponent.csv")
    assert len(defaults.defaults) == 171
    assert all(fault.severity is Severity.WARNING for fault in defaults.faults)
    assert sorted(keys(defaults)) == ["bbn"] * 3 + ["legend"] * 6
    contradicted = {default.name for default in defaults.defaults if default.bbn is None}
    assert contradicted == {"Burgerzakencomponent", "Digitale-handtekeningcomponent", "GBA-administratiecomponent"}
