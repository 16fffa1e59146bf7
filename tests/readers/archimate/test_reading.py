"""The same small model in every form gives the same landscape; schema faults are warnings, not crashes."""

from pathlib import Path

import pytest

from readers.archimate.small_models import ELEMENTS, RELATIONSHIPS, exchange, written
from regie.landscape import Application, Dependency
from regie.landscape.faults import Severity
from regie.locale import LANGUAGES, say
from regie.readers import read_landscape, write_landscape
from regie.readers.archimate import gemma_catalogue, read_archimate, read_model

EXPECTED = {
    ("p", "uses", "a"),  # through the service that only the application realises
    ("a", "runs_on", "n"),
    ("a", "stores", "d"),
    ("a", "reads", "d"),
    ("p", "operated_by", "t"),
    ("t", "operated_by", "o"),
}


def facts_of(reading):
    return {(one.subject, one.kind.value, one.target) for one in reading.landscape.all(Dependency)}


def read(tmp_path: Path, content: bytes):
    file = tmp_path / "model.xml"
    file.write_bytes(content)
    return read_archimate(file)


@pytest.mark.parametrize("form", ["exchange.xml", "klein.archimate", "archive.archimate", "klein.tar.gz", "grafico"])
def test_every_form_of_a_model_gives_the_same_landscape(form, tmp_path: Path):
    path = written(tmp_path)[form]
    reading = read_archimate(path)
    assert reading.faults == ()
    assert facts_of(reading) == EXPECTED
    assert {record.id for record in reading.landscape.records if not isinstance(record, Dependency)} == set("pandot")
    assert reading.landscape["a"].name == "Zaaksysteem Zaan"
    assert reading.landscape["a"].reference_component.value == "Zaakafhandelcomponent"
    assert reading.landscape["a"].suppliers.claims == ()
    assert reading.counts["view"] == 1
    model, _ = read_model(path)
    assert model.views[0].shows == ("a",)
    assert model.elements_by_id["a"].folder == ("Alles",)
    assert [component.id for component in gemma_catalogue(model).components] == ["r"]


def test_nothing_is_lost_silently(tmp_path: Path):
    reading = read_archimate(written(tmp_path)["exchange.xml"])
    left = {(one.kind, one.reason.key.rpartition(".")[2]) for one in reading.left_out}
    assert left == {
        ("ApplicationService", "inner"),
        ("ApplicationComponent", "reference"),
        ("Goal", "motivation"),
        ("Realization", "itself"),
        ("Specialization", "specialization"),
        ("Association", "association"),
        ("Diagram", "view"),
    }
    for one in reading.left_out:
        assert all(say(one.reason, language) for language in LANGUAGES)


def test_a_service_that_two_applications_realise_is_not_guessed_to_be_one_of_them(tmp_path: Path):
    more = (("b", "ApplicationComponent", "Ander systeem"), *ELEMENTS)
    reading = read(tmp_path, exchange(more, (*RELATIONSHIPS, ("r9", "Realization", "b", "s", None))))
    assert ("p", "uses", "a") not in facts_of(reading)
    assert "end" in {one.reason.key.rpartition(".")[2] for one in reading.left_out if one.kind == "Serving"}


def test_inner_parts_that_contain_each_other_do_not_hang(tmp_path: Path):
    circle = (("s1", "ApplicationService", "een"), ("s2", "ApplicationService", "twee"), *ELEMENTS)
    lines = (("c1", "Composition", "s1", "s2", None), ("c2", "Composition", "s2", "s1", None))
    reading = read(tmp_path, exchange(circle, (*lines, ("c3", "Serving", "s1", "p", None), *RELATIONSHIPS)))
    assert facts_of(reading) == EXPECTED


def test_schema_faults_are_warnings_with_their_line(tmp_path: Path):
    broken = (*ELEMENTS, ("x", "Spaceship", "?"), ("y", "Node", ""), ("a", "Node", "twice"), ("", "Node", "no id"))
    lines = (*RELATIONSHIPS, ("z", "Serving", "a", "gone", None), ("w", "Levitation", "a", "p", None))
    reading = read(tmp_path, exchange(broken, lines).replace(b'Ref="pd"', b'Ref="lost"') + b"\n<!-- trailing -->")
    assert all(fault.severity is Severity.WARNING for fault in reading.faults)
    assert sorted(fault.what.key.rpartition(".")[2] for fault in reading.faults) == [
        "dangling",
        "no_id",
        "no_name",
        "twice",
        "undeclared_property",
        "unknown_type",
        "unknown_type",
    ]
    assert all(fault.place.row for fault in reading.faults)
    assert all(say(text, lang) for fault in reading.faults for text in (fault.what, fault.mend) for lang in LANGUAGES)
    assert reading.landscape["y"].name == "y"


def test_a_relationship_id_that_imitates_ours_does_no_harm(tmp_path: Path):
    reading = read(tmp_path, exchange((*ELEMENTS, ("r4-reads", "Node", "Slim")), RELATIONSHIPS))
    assert facts_of(reading) == EXPECTED


def test_a_file_of_another_kind_or_without_elements_gives_no_landscape(tmp_path: Path):
    assert read(tmp_path, b"a,b\n1,2\n").landscape is None
    nothing = read(tmp_path, exchange((), ()))
    assert nothing.landscape is None
    assert [fault.what.key for fault in nothing.faults if fault.severity is Severity.ERROR] == [
        "archimate.fault.no_elements"
    ]


def test_a_model_with_only_goals_is_read_and_says_that_nothing_has_a_place(tmp_path: Path):
    reading = read(tmp_path, exchange((("g", "Goal", "Minder"),), ()))
    assert reading.landscape.records == ()
    assert "archimate.fault.nothing_placed" in {fault.what.key for fault in reading.faults}


def test_one_broken_file_in_a_folder_means_no_model_at_all(tmp_path: Path):
    folder = written(tmp_path)["grafico"]
    (folder / "model/all/Node_n.xml").write_bytes(b"<archimate:Node")
    (folder / "model/all/Goal_g.xml").write_bytes(b"")
    reading = read_archimate(folder)
    assert reading.landscape is None
    assert sorted(fault.place.sheet for fault in reading.faults) == ["model/all/Goal_g.xml", "model/all/Node_n.xml"]


def test_the_municipality_s_own_language_is_chosen_and_others_kept(tmp_path: Path):
    model, _ = read_model(written(tmp_path)["exchange.xml"])
    assert model.elements_by_id["d"].name.text("nl") == "Zaken"
    assert model.elements_by_id["d"].name.text("en") == "x"
    assert isinstance(read_archimate(written(tmp_path)["exchange.xml"]).landscape["a"], Application)


@pytest.mark.parametrize("form", ["exchange.xml", "klein.tar.gz"])
def test_a_model_and_a_workbook_are_one_landscape(form, tmp_path: Path):
    model = written(tmp_path)[form]
    (tmp_path / "contract.csv").write_text("id;name;covers\nc;Onderhoud;Zaaksysteem Zaan\n", encoding="utf-8")
    for files in ([model, tmp_path / "contract.csv"], [tmp_path / "contract.csv", model]):
        reading = read_landscape(files)
        assert reading.landscape is not None, reading.faults
        assert reading.landscape["c"].covers.value == ("a",)
        assert reading.landscape["a"].reference_component.value == "Zaakafhandelcomponent"
        assert {one.kind for one in reading.left_out} >= {"Goal", "Association"}


def test_the_same_id_in_a_model_and_a_workbook_is_a_fault_that_names_both(tmp_path: Path):
    model = written(tmp_path)["exchange.xml"]
    (tmp_path / "application.csv").write_text("id;name\nb;Zaaksysteem Zaan\na;Iets anders\n", encoding="utf-8")
    (fault,) = read_landscape([model, tmp_path / "application.csv"]).faults
    assert (fault.place.file, fault.place.row, fault.what.key) == (
        "application.csv",
        3,
        "records.fault.twice_in_file",
    )
    assert "exchange.xml" in say(fault.what, "nl")


def test_line_ends_of_any_kind_read_back_from_every_form(tmp_path: Path):
    name = "Zaken"
    named = f'<name xml:lang="nl">{name}</name>'
    described = f"{named}<documentation>een&#13;&#10;twee&#13;drie\r\nvier&#127;</documentation>"
    content = exchange().replace(named.encode(), described.encode())
    landscape = read(tmp_path, content).landscape
    assert landscape["d"].description.value == "een\ntwee\ndrie\nvier"
    for form in ("x.xlsx", "x.ods", "x.csv", "x.yaml", "x.json"):
        write_landscape(landscape, tmp_path / form)
        assert read_landscape([tmp_path / form]).landscape == landscape, form


def core(kind: str) -> bytes:
    """GEMMA in small: a typed component, one without type, and one that a municipality added."""
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    typed = '<property key="GEMMA type" value="Buitengemeentelijke voorziening"/><property key="Object ID" value="1"/>'
    components = "".join(
        f'<element xsi:type="archimate:ApplicationComponent" id="{id_}" name="{id_}">{properties}</element>'
        for id_, properties in (("typed", typed), ("untyped", '<property key="Object ID" value="2"/>'), ("own", ""))
    )
    return (
        f'<archimate:model {xsi} xmlns:archimate="http://www.archimatetool.com/archimate" name="G" id="m">'
        f'<property key="Type model" value="{kind}"/><folder name="A" id="f" type="application">{components}</folder>'
        "</archimate:model>"
    ).encode()


def test_untyped_components_of_the_core_of_gemma_are_examples_and_own_components_are_not(tmp_path: Path):
    reading = read(tmp_path, core("Kernmodel"))
    assert [one.id for one in reading.landscape.all(Application)] == ["typed", "own"]
    assert [(one.name, one.reason.key) for one in reading.left_out] == [("untyped", "archimate.left_out.example")]
    assert len(read(tmp_path, core("Maatwerk")).landscape.all(Application)) == 3
