"""A definition of autonomous of one's own: judged by it, named by it, and refused with all that is wrong with it."""

from dataclasses import replace

import orjson
import pytest
from click.testing import CliRunner

import regie
import tiny
from regie.actions.defining import defined
from regie.analyses.autonomy import shipped_models
from regie.cli.main import regie as program
from regie.decisions import Model, Rule, Table, write_dmn
from regie.landscape import Application, Verdict
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import KeyHolder
from tiny import AT


def stricter(**details):
    """The shipped definition, by which nothing is autonomous whose keys are not the customer's alone."""
    shipped = shipped_models().definition
    table = shipped.decision("autonomous").body
    assert isinstance(table, Table)
    *others, last = table.rules
    rule = Rule(
        ("-", "-", "-", "-", '"shared", "supplier_only", "supplier_first", "customer_first"'), ('"no"',), ("", "")
    )
    body = replace(table, rules=(*others, rule, last))
    decisions = tuple(replace(one, body=body) for one in shipped.decisions)
    return replace(shipped, **{"name": "autonoom-dorp", "version": "2", "decisions": decisions, **details})


def without_last_rule():
    model = stricter()
    (decision,) = model.decisions
    return replace(model, decisions=(replace(decision, body=replace(decision.body, rules=decision.body.rules[:-1])),))


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("definition")
    (folder / "strenger.dmn").write_bytes(write_dmn(stricter()))
    regie.example("voorbeeldstad", folder / "stad.xlsx")
    return folder


def run(*line, status=0):
    result = CliRunner().invoke(program, [str(one) for one in line], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return " ".join(result.output.split())


def autonomous(assessment):
    judged = (assessment.autonomy.of(one.id) for one in assessment.landscape.all(Application))
    return {one.id for one in judged if one.autonomous is Verdict.YES}


def test_a_stricter_definition_leaves_less_autonomous():
    shared = tiny.setting(tiny.tiny(), "suite", key_holder=KeyHolder.SHARED)
    assert autonomous(regie.assess(shared, at=AT, models=())) == {"suite"}
    assert autonomous(regie.assess(shared, at=AT, models=(), definition=stricter())) == set()


@pytest.mark.slow
def test_every_command_that_judges_names_the_definition_and_its_version(files, tmp_path):
    by = ("--definition", files / "strenger.dmn")
    stad = files / "stad.xlsx"
    said = "Autonoom volgens: autonoom-dorp, versie 2."
    assert said in run("assess", stad, *by)
    assert said in run("diff", stad, stad, *by)
    some = next(iter(regie.assess(stad, models=()).landscape.all(Application))).id
    assert said in run("explain", stad, some, *by)
    run("report", stad, "-o", tmp_path / "rapport.html", "--chapters", "goals", *by)
    assert "wat beslismodel autonoom-dorp, versie 2 autonoom noemt" in (tmp_path / "rapport.html").read_text()


def test_json_names_it_too(files):
    out = run("assess", files / "stad.xlsx", "--json", "--definition", files / "strenger.dmn")
    definition = orjson.loads(out)["autonomy"]["models"]["definition"]
    assert (definition["name"], definition["version"]) == ("autonoom-dorp", "2")


def test_without_one_the_shipped_definition_is_named(files):
    assert "Autonoom volgens: autonoom-2026, versie 1." in run("assess", files / "stad.xlsx")
    assert defined(None) is None


def test_a_definition_that_is_not_there_is_a_fault(files):
    assert "weg.dmn" in run("assess", files / "stad.xlsx", "--definition", "weg.dmn", status=1)


def test_everything_wrong_with_a_definition_is_told_at_once():
    with pytest.raises(InputFaults) as refused:
        defined(strange())
    whats = {fault.what.key for fault in refused.value.faults}
    assert {"tables.fault.gap", "tables.fault.answer"} <= whats


def strange() -> Model:
    """No last rule, and an answer nobody knows."""
    model = without_last_rule()
    (decision,) = model.decisions
    first, *others = decision.body.rules
    rules = (replace(first, outputs=('"perhaps"',)), *others)
    return replace(model, decisions=(replace(decision, body=replace(decision.body, rules=rules)),))


def test_a_model_about_something_else_is_no_definition():
    with pytest.raises(InputFaults) as refused:
        defined("sourcing-2026")
    assert {"tables.fault.decision", "tables.fault.input_new"} <= {fault.what.key for fault in refused.value.faults}
