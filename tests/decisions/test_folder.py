"""A model folder: labels, examples, versions; and the trace in words."""

from dataclasses import replace
from datetime import date

import pytest

from regie.decisions import (
    UNKNOWN,
    Decision,
    HitPolicy,
    Input,
    InputClause,
    Model,
    OutputClause,
    Rule,
    Table,
    check_examples,
    evaluate,
    load_model,
    write_dmn,
    write_workbook,
)
from regie.landscape.faults import InputFaults
from regie.locale import LANGUAGES, say

LABELS = """
inputs:
  data:
    nl: soort gegevens
    en: kind of data
    question_nl: Wat voor gegevens zijn het?
    question_en: What kind of data is it?
    values:
      special: {nl: bijzonder, en: special}
      plain: {nl: gewoon, en: plain}
  years: {nl: looptijd in jaren, en: years to run}
outputs:
  place: {nl: plaats, en: place, values: {own: {nl: eigen, en: own}, any: {nl: overal, en: anywhere}}}
decisions:
  risk: {nl: risico, en: risk, values: {yes: {nl: hoog, en: high}}}
rules:
  r1: {nl: bijzondere gegevens blijven thuis, en: special data stay at home}
"""
EXAMPLES = """
- nl: Bijzondere gegevens blijven in eigen beheer.
  en: Special data stay at home.
  input: {data: special, years: 3}
  expect: own
  rule: r1
- nl: Zonder looptijd is alles nog mogelijk.
  en: Without the years everything is possible.
  input: {data: [special, plain], years: unknown}
  expect: {one of: [own, any]}
- nl: Dit voorbeeld is fout.
  en: This example is wrong.
  input: {data: plain, years: 1}
  expect: own
- nl: Dit voorbeeld vergeet dat er nog een uitkomst kan zijn.
  en: This example forgets that another outcome is possible.
  input: {data: plain}
  expect: own
- nl: Een tussenstap kan ook.
  en: A step in between is possible too.
  decision: risk
  input: {years: 5}
  expect: true
"""


def model():
    risk = Table(
        HitPolicy.UNIQUE,
        (InputClause("years"),),
        (OutputClause("", "boolean"),),
        (Rule((">= 5",), ("true",)), Rule(("< 5",), ("false",))),
    )
    place = Table(
        HitPolicy.FIRST,
        (InputClause("data"), InputClause("risk")),
        (OutputClause("", "string"),),
        (Rule(('"special"', "-"), ('"own"',), id="r1"), Rule(("-", "true"), ('"own"',)), Rule(("-", "-"), ('"any"',))),
    )
    asks = (Input("data", "string", ("special", "plain")), Input("years", "number"))
    return Model("place", asks, (Decision("risk", risk), Decision("place", place)), valid_from=date(2026, 1, 1))


@pytest.fixture(params=["dmn", "xlsx"])
def folder(request, tmp_path):
    if request.param == "dmn":
        (tmp_path / "model.dmn").write_bytes(write_dmn(model()))
    else:
        write_workbook(model(), tmp_path / "model.xlsx")
    (tmp_path / "labels.yaml").write_text(LABELS, encoding="utf-8")
    (tmp_path / "examples.yaml").write_text(EXAMPLES, encoding="utf-8")
    return tmp_path


def test_a_folder_gives_the_model_with_its_words(folder):
    loaded = load_model(folder)

    assert loaded.result == "place"
    assert loaded.label("data", "nl") == "soort gegevens"
    assert loaded.label("data", "en", "plain") == "plain"
    assert loaded.label("nothing", "nl") == "nothing"
    assert loaded.input("data").question("nl") == "Wat voor gegevens zijn het?"
    assert loaded.input("years").question("en") == "years"
    [outcome] = evaluate(loaded, {"data": ["special"]}).possible(0)
    assert [(ref.number, ref.note("nl"), ref.note("en")) for ref in outcome.rules] == [
        (1, "bijzondere gegevens blijven thuis", "special data stay at home")
    ]


def test_examples_are_run_and_the_wrong_one_is_told(folder):
    results = check_examples(folder)

    assert [result.ok for result in results] == [True, True, False, False, True]
    assert results[0].sentence("nl") == "Bijzondere gegevens blijven in eigen beheer."
    assert say(results[2].message, "en") == "Example 3 does not hold: the outcome is “anywhere”."
    assert say(results[2].message, "nl") == "Voorbeeld 3 klopt niet: de uitkomst is “overal”."


def test_faults_in_examples_and_labels_are_told(folder):
    (folder / "examples.yaml").write_text(
        "- {nl: x, input: {strange: 1}, expect: 1}\n- {input: {}}\n", encoding="utf-8"
    )
    with pytest.raises(InputFaults) as caught:
        check_examples(folder)
    assert {(fault.what.key, fault.place.row) for fault in caught.value.faults} == {
        ("decisions.fault.example_input", 1),
        ("decisions.fault.example", 2),
    }
    for text in ("[1, 2", "strange: {}", "inputs: 3", "inputs: {data: 3}"):
        (folder / "labels.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(InputFaults) as caught:
            load_model(folder)
        assert all(say(fault.what, language) for fault in caught.value.faults for language in LANGUAGES)


def test_a_folder_without_a_model_says_where_it_looked(tmp_path):
    with pytest.raises(InputFaults) as caught:
        load_model(tmp_path)
    assert "model.dmn" in say(caught.value.faults[0].what, "nl")


def test_the_trace_says_in_both_languages_why(folder, golden):
    outcomes = evaluate(load_model(folder), {"data": ["special", "plain", UNKNOWN], "years": [UNKNOWN, 7, 2]})
    lines = []
    for language in LANGUAGES:
        for row in range(len(outcomes)):
            lines.append(f"[{language}, row {row}]")
            trace = outcomes.trace(row)
            lines += [say(message, language) for message in trace.messages]
            for table in trace.tables:
                lines += [f"  {table.decision}: {say(rule.message, language)}" for rule in table.rules]
    golden("decisions/trace.txt", "\n".join(lines) + "\n")


def test_a_trace_holds_every_rule_and_cell_as_data(folder):
    trace = evaluate(load_model(folder), {"data": ["plain"], "years": [UNKNOWN]}).trace(0)

    assert [table.decision for table in trace.tables] == ["risk", "place"]
    place = trace.tables[1]
    assert [(rule.fits, rule.gives) for rule in place.rules] == [(False, False), (None, None), (True, None)]
    assert [(cell.input, cell.value, cell.test, cell.passes) for cell in place.rules[1].cells] == [
        ("data", "plain", "-", True),
        ("risk", cell_value(place), "true", None),
    ]
    assert {outcome.whole for outcome in trace.outcomes} == {"own", "any"}


def cell_value(table):
    value = table.rules[1].cells[1].value
    assert set(value.values) == {True, False}
    return value


def test_the_hash_is_of_what_is_decided_and_not_of_the_file_or_the_words(folder):
    loaded = load_model(folder)
    first = model()
    again = replace(first, labels=(("data", "nl", "iets anders"),), id="other", source="x")
    stricter = replace(first, inputs=(replace(first.inputs[0], allowed=("special",)), first.inputs[1]))
    later = replace(first, valid_from=date(2027, 1, 1))

    assert again.hash == first.hash
    assert len({first.hash, stricter.hash, later.hash}) == 3
    assert loaded.hash == load_model(folder).hash
