"""The same small model in every form gives the same landscape; schema faults are warnings, not crashes."""

from pathlib import Path

import pytest

from readers.archimate.small_models import ELEMENTS, RELATIONSHIPS, exchange, written
from regie.landscape import Application, Dependency
from regie.landscape.faults import Severity
from regie.locale import LANGUAGES, say
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
