"""DMN and workbook: lossless both ways, all faults at once, safe with hostile files."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from decisions.reference import inputs, tables
from regie.decisions import (
    Aggregation,
    Context,
    ContextEntry,
    Decision,
    Function,
    HitPolicy,
    Input,
    InputClause,
    Invocation,
    ItemType,
    LiteralExpression,
    Model,
    OutputClause,
    Rule,
    Table,
    evaluate,
    load_model,
    read_dmn,
    read_workbook,
    workbook_read,
    write_dmn,
    write_workbook,
)
from regie.landscape.faults import InputFaults
from regie.locale import LANGUAGES, say

WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12)


@st.composite
def models(draw):
    """A model with random tables, words, versions and annotations."""
    asked = draw(tables())
    notes = draw(st.lists(WORDS, max_size=2, unique=True).map(tuple))
    rules = tuple(
        Rule(rule.inputs, rule.outputs, draw(st.tuples(*(WORDS for _ in notes))), f"r{at}", draw(st.just("") | WORDS))
        for at, rule in enumerate(asked.table.rules)
    )
    table = Table(
        asked.table.hit_policy,
        asked.table.inputs,
        asked.table.outputs,
        rules,
        asked.table.aggregation,
        notes,
        draw(st.just("") | WORDS),
    )
    questions = draw(st.sampled_from([(), (("nl", "Wat?"), ("en", "What?"))]))
    asks = tuple(
        Input(item.name, item.type, item.allowed, questions=questions, description=draw(st.just("") | WORDS))
        for item in inputs(asked.kinds)
    )
    return Model(
        draw(WORDS),
        asks,
        (Decision("d", table, description=draw(st.just("") | WORDS)), Decision("twice", LiteralExpression("[d, d]"))),
        version=draw(st.just("") | WORDS),
        valid_from=draw(st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1))),
        labels=draw(st.lists(st.tuples(WORDS, st.sampled_from(LANGUAGES), WORDS), max_size=2).map(tuple)),
    )


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(model=models())
def test_a_model_comes_back_equal_from_dmn_from_a_workbook_and_from_one_through_the_other(model, tmp_path):
    written = read_dmn(write_dmn(model), "model.dmn")
    write_workbook(written, tmp_path / "model.xlsx")
    through = read_workbook(tmp_path / "model.xlsx")

    assert through == written
    assert through.hash == written.hash
    assert write_dmn(through) == write_dmn(written)
    assert written.decision("d").body == model.decision("d").body
    assert [item.questions for item in written.inputs] == [item.questions for item in model.inputs]


def everything():
    """A model with every kind of logic."""
    grade = Table(
        HitPolicy.COLLECT,
        (InputClause("score", "number", "", "Score"), InputClause("Applicant.age", "number")),
        (OutputClause("points", "number", "0, 1, 2", label="Points"),),
        (
            Rule(("> base", "-"), ("1",), ("why", ""), "rule-1", "first"),
            Rule(("[0..10)", ">= 18"), ("2",), ("", "reden")),
        ),
        Aggregation.SUM,
        ("en", "nl"),
        "grade",
    )
    return Model(
        "every kind",
        (Input("score", "number"), Input("Applicant", "", type_name="tApplicant"), Input("base", "number")),
        (
            Decision("grade", grade, "number"),
            Decision("doubled", Invocation("double", (("x", LiteralExpression("grade")),)), "number"),
            Decision(
                "both",
                Context(
                    (
                        ContextEntry("single", LiteralExpression("grade"), "number"),
                        ContextEntry("again", LiteralExpression("if single = null then 0 else doubled")),
                        ContextEntry("", LiteralExpression("again - single")),
                    )
                ),
            ),
        ),
        (Function("double", (("x", "number"),), LiteralExpression("x * 2"), knowledge=()),),
        (ItemType("tApplicant", components=(ItemType("age", "number", "[0..150]"), ItemType("name", "string"))),),
        valid_to=date(2027, 12, 31),
    )


def test_every_kind_of_logic_comes_back_from_both_and_evaluates(tmp_path):
    model = read_dmn(write_dmn(everything()))
    write_workbook(model, tmp_path / "m.xlsx")

    assert read_workbook(tmp_path / "m.xlsx") == model
    row = {"score": [5], "Applicant": [{"age": 20, "name": "A"}], "base": [3]}
    assert evaluate(model, row, "grade").value(0) == 3
    assert evaluate(model, row, "both").value(0) == 3
    assert model.result == "both"


@pytest.mark.slow
@pytest.mark.shared
def test_every_model_of_the_compatibility_kit_comes_back_equal_from_dmn_and_workbook(shared, tmp_path):
    files = sorted((shared / "benchmarks" / "dmn-tck").glob("*/*.dmn"))
    assert len(files) == 28
    for file in files:
        model = load_model(file)
        write_workbook(model, tmp_path / "m.xlsx")
        assert read_workbook(tmp_path / "m.xlsx") == model, file.name
        assert read_dmn(write_dmn(model)) == model, file.name


def small():
    table = Table(HitPolicy.UNIQUE, (InputClause("age"),), (OutputClause(),), (Rule((">= 18",), ('"yes"',)),))
    return Model("m", (Input("age", "number"), Input("day", "date")), (Decision("d", table),))


@pytest.mark.parametrize("year", ["20151101", "20180521", "20191111", "20211108", "20230324", "99990101"])
def test_the_version_of_the_dmn_namespace_does_not_matter(year):
    text = write_dmn(small()).decode().replace("DMN/20230324/MODEL/", f"DMN/{year}/MODEL/")

    assert read_dmn(text.encode()) == read_dmn(write_dmn(small()))


def test_what_a_person_types_in_a_workbook_is_read_as_text_of_the_table(tmp_path):
    file = tmp_path / "m.xlsx"
    write_workbook(small(), file)
    book = openpyxl.load_workbook(file)
    sheet = book["d"]
    [row] = [cell.row for cell in sheet["A"] if cell.value == "1"]
    sheet.cell(row + 1, 1, 2)
    sheet.cell(row + 1, 2, 17)
    sheet.cell(row + 1, 3, True)
    book["Inputs"]["C2"] = "[0..150]"
    book.save(file)
    model = read_workbook(file)

    body = model.decision("d").body
    assert body.rules[1].inputs == ("17",)
    assert body.rules[1].outputs == ("true",)
    assert model.input("age").constraint == "[0..150]"


def test_no_rule_is_lost_where_a_person_leaves_out_rows_that_describe_columns(tmp_path):
    file = tmp_path / "m.xlsx"
    write_workbook(small(), file)
    book = openpyxl.load_workbook(file)
    sheet = book["d"]
    for row in range(sheet.max_row, 0, -1):
        if sheet.cell(row, 1).value in ("type", "allowed", "default", "id", "label", "aggregation", "output label"):
            sheet.delete_rows(row)
    book.save(file)
    rules = read_workbook(file).decision("d").body.rules
    assert [(rule.inputs, rule.outputs) for rule in rules] == [
        (rule.inputs, rule.outputs) for rule in small().decision("d").body.rules
    ]
    assert rules


def test_nothing_in_a_workbook_is_a_formula(tmp_path):
    model = small()
    hostile = Model("=1+1", model.inputs, model.decisions, description='=HYPERLINK("http://x")', version="+1")
    write_workbook(hostile, tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")

    assert {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None} == {"s"}
    assert read_workbook(tmp_path / "m.xlsx").name == "=1+1"


def rule(*texts):
    """A rule of XML whose last text is its output."""
    asked = "".join(f"<inputEntry><text>{text}</text></inputEntry>" for text in texts[:-1])
    return f"<rule>{asked}<outputEntry><text>{texts[-1]}</text></outputEntry></rule>"


BROKEN = f"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="broken" id="x">
  <inputData name="age" id="i1"><variable name="age" typeRef="number"/></inputData>
  <itemDefinition name="tKind">
    <typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues>
  </itemDefinition>
  <inputData name="kind" id="i2"><variable name="kind" typeRef="tKind"/></inputData>
  <decision name="d" id="d1">
    <informationRequirement><requiredInput href="#nowhere"/></informationRequirement>
    <decisionTable hitPolicy="SOMETIMES">
      <input label="Age"><inputExpression><text>age</text></inputExpression></input>
      <input><inputExpression><text>kind</text></inputExpression></input>
      <output/>
      {rule("&gt;&gt; 18", '"c"', "1")}
      {rule('"x"', "-", "nobody")}
      {rule("-", "1")}
      {rule("-", "-", "")}
    </decisionTable>
  </decision>
  <decision name="e" id="e1"><literalExpression><text>f + 1</text></literalExpression></decision>
  <decision name="f" id="f1"><literalExpression><text>e + strange(1)</text></literalExpression></decision>
  <decision name="g" id="g1"/>
</definitions>""".encode()


def test_all_faults_of_a_model_are_told_at_once_with_place_and_remedy():
    with pytest.raises(InputFaults) as caught:
        read_dmn(BROKEN, "broken.dmn")

    found = caught.value.faults
    faults = {(one.what.key.rpartition(".")[2], one.place.sheet, one.place.row, one.place.column) for one in found}
    assert faults == {
        ("requirement", "d", 0, ""),
        ("hit_policy", "d", 0, ""),
        ("feel", "d", 1, "Age"),
        ("not_allowed", "d", 1, "kind"),
        ("type", "d", 2, "Age"),
        ("unknown_name", "d", 2, "d"),
        ("row_length", "d", 3, ""),
        ("no_output", "d", 4, "d"),
        ("unknown_function", "f", 0, ""),
        ("circle", "e", 0, ""),
        ("circle", "f", 0, ""),
        ("no_logic", "g", 0, ""),
    }
    for fault in found:
        for language in LANGUAGES:
            assert say(fault.what, language)
            assert say(fault.mend, language)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
@example(b"<definitions/>")
@example(b'<?xml version="1.0" encoding="utf-99"?><definitions/>')
@example(b'<?xml version="1.0" encoding="utf-16"?><definitions/>')
@example(b'<!DOCTYPE d [<!ENTITY a "b">]><definitions>&a;</definitions>')
@example(b"<definitions>" * 3000)
def test_bytes_that_are_no_model_give_faults_and_never_another_exception(data):
    with pytest.raises(InputFaults):
        read_dmn(data)


PIECES = (b"", b"<", b">", b'"', b"(", b"decision", b"[", b"null", b"id", b"\xff", b"1e9**9**9")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_model_gives_a_model_or_faults_and_never_another_exception(data):
    text = bytearray(write_dmn(everything()))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        piece = data.draw(st.sampled_from(PIECES))
        text[at : at + data.draw(st.integers(0, 30))] = piece
    try:
        model = read_dmn(bytes(text))
    except InputFaults:
        return
    assert read_dmn(write_dmn(model)) == model


def test_a_model_with_a_document_type_is_refused():
    text = write_dmn(small()).replace(b"<definitions", b'<!DOCTYPE definitions SYSTEM "http://x/y.dtd"><definitions', 1)

    with pytest.raises(InputFaults) as caught:
        read_dmn(text)
    assert [fault.what.key for fault in caught.value.faults] == ["decisions.fault.xml_entities"]


def test_a_workbook_that_is_no_workbook_or_a_bomb_gives_faults(tmp_path, monkeypatch):
    file = tmp_path / "m.xlsx"
    for data in (b"", b"PK\x03\x04 nothing", b"<definitions/>"):
        file.write_bytes(data)
        with pytest.raises(InputFaults):
            read_workbook(file)
    monkeypatch.setattr(workbook_read, "MOST_UNPACKED", 1_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        for at in range(3):
            bomb.writestr(f"{at}", b"0" * 400_000)
    file.write_bytes(packed.getvalue())
    with pytest.raises(InputFaults) as caught:
        read_workbook(file)
    assert caught.value.faults[0].what.key == "decisions.fault.too_large"
