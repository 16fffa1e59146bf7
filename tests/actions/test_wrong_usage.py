import os
import subprocess
import sys
from importlib.metadata import version

import pytest
from click.testing import CliRunner

from regie.cli.commands import COMMANDS
from regie.cli.main import regie as program

ENGLISH = ("Usage", "Error", "Try ", "Invalid", "Missing", "No such", "not a valid", "unexpected", "Did you mean")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("assess stad.xlsx --at gisteren", "--at past niet. Schrijf een datum als 2026-11-01"),
        ("check stad.xlsx --maap M", "Er is geen optie --maap. Bedoel je --map?"),
        ("--verson", "Er is geen optie --verson. Bedoel je --version?"),
        ("chek stad.xlsx", "Er is geen commando chek. Bedoel je check"),
        ("check", "FILE... ontbreekt."),
        ("example voorbeeldstad", "De optie -o / --output ontbreekt."),
        ("example nergens -o x.xlsx", "Kies uit voorbeeldstad"),
        ("new een.xlsx twee.xlsx", "Dit kan hier niet bij: twee.xlsx."),
        ("questions stad.xlsx --limit 0", "Geef een geheel getal, minstens 1."),
        ("plan stad.xlsx --gap 2", "Geef een getal van 0 tot en met 1"),
        ("serve --port tachtig", "Geef een geheel getal."),
        ("plan stad.xlsx --budget veel", "Geef een getal, met een punt"),
        ("check stad.xlsx --map", "De optie --map heeft te weinig of te veel waarden."),
        ("place stad.xlsx", "Geef --model of --compare, één van beide."),
    ],
)
def test_what_is_typed_wrong_is_said_in_the_language_of_the_user(line, says):
    result = CliRunner().invoke(program, line.split())
    assert result.exit_code == 2
    assert says in result.output
    assert [word for word in ENGLISH if word in result.output] == []


@pytest.mark.parametrize("line", ["--help", *(f"{command} --help" for command in COMMANDS)])
def test_help_has_no_word_of_another_language_around_ours(line):
    result = CliRunner().invoke(program, line.split())
    assert result.output.startswith("Gebruik: regie ")
    around = ("Usage", "OPTIONS", "Options", "COMMAND ", "ARGS", "Commands", "arguments", "Show")
    assert [word for word in around if word in result.output] == []


def test_the_version_is_a_name_and_a_number():
    assert CliRunner().invoke(program, ["--version"]).output.split() == ["regie", version("regie")]


@pytest.mark.parametrize(("language", "says"), [("en", "Error: There is no option --x."), ("nl", "Fout:")])
def test_the_language_is_that_of_the_environment(language, says):
    command = [sys.executable, "-m", "regie", "check", "--x"]
    ran = subprocess.run(
        command, env={**os.environ, "REGIE_LANG": language}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert says in ran.stderr
    assert ran.stdout == ""
