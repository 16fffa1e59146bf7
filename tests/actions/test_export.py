"""The command that writes for another program: what was written, and what does not fit."""

import json

import pytest
from click.testing import CliRunner

import regie
from regie.cli.commands.exchanging import FORMS
from regie.cli.main import regie as program
from regie.landscape.faults import InputFaults
from regie.readers import exports, write_landscape
from tiny import tiny


@pytest.fixture
def files(tmp_path):
    write_landscape(tiny(), tmp_path / "tiny")
    return str(tmp_path / "tiny")


def run(*arguments, status=0):
    result = CliRunner().invoke(program, list(arguments), catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.output


def test_the_command_knows_the_same_forms_as_the_function():
    assert exports.FORMS == FORMS


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_what_it_wrote(form, files, tmp_path):
    target = tmp_path / "out"
    assert "Geschreven" in run("export", files, "--as", form, "-o", str(target))
    assert target.exists()


def test_what_does_not_fit_is_said_in_words(files, tmp_path):
    shown = run("export", files, "--as", "softwarecatalogus", "-o", str(tmp_path / "out.csv"), "--lang", "en")
    assert "What this form cannot hold" in shown
    assert "no place for this field" in shown


def test_the_result_as_json_holds_every_loss(files, tmp_path):
    found = json.loads(run("export", files, "--as", "dora", "-o", str(tmp_path / "out"), "--json"))
    assert found["counts"]["B_02.01"] == 1
    assert {"noun", "field", "count", "reason"} == set(found["losses"][0])


def test_nothing_is_overwritten_unless_asked(files, tmp_path):
    target = str(tmp_path / "out.xml")
    run("export", files, "--as", "archimate", "-o", target)
    run("export", files, "--as", "archimate", "-o", target, status=1)
    run("export", files, "--as", "archimate", "-o", target, "--force")


def test_a_form_that_does_not_exist_is_refused(files, tmp_path):
    with pytest.raises(InputFaults) as refused:
        regie.export(files, tmp_path / "out", "visio")
    assert "archimate" in str(refused.value.faults[0].mend.values)
