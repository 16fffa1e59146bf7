import json

import pytest
from click.testing import CliRunner

import regie
from regie.cli.commands import COMMANDS
from regie.cli.main import regie as program
from regie.cli.screen import screen
from regie.landscape.faults import InputFaults
from regie.reports.terminal.table import line


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    path = tmp_path_factory.mktemp("city") / "stad.xlsx"
    regie.example("voorbeeldstad", path)
    return str(path)


def run(*arguments, status=0):
    result = CliRunner().invoke(program, list(arguments), catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    assert f"regie {command}" in " ".join(run(command, "--help").split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_a_function_of_the_same_name(command):
    # `map` is a function of Python itself, which a `from regie import *` must not hide
    name = {"map": "map_table"}.get(command, command.replace("-", "_"))
    assert callable(getattr(regie, name))


def test_a_name_is_not_read_as_an_emoji():
    shown = screen()
    with shown.capture() as said:
        line(shown, "Loket :x: Zuid")
    assert said.get() == "Loket :x: Zuid\n"


def test_a_new_workbook_can_be_checked_at_once(tmp_path):
    path = str(tmp_path / "mijn.xlsx")
    run("new", path)
    assert "Dit is te gebruiken." in run("check", path)


def test_nothing_is_overwritten_unless_asked(tmp_path):
    path = str(tmp_path / "mijn.xlsx")
    run("new", path)
    run("new", path, status=1)
    run("new", path, "--force")


def test_check_fails_on_a_file_that_is_not_there():
    run("check", "weg.xlsx", status=1)


def test_assess_answers_in_the_language_asked_for(city):
    assert "Waar staan we?" in run("assess", city)
    assert "Where do we stand?" in run("assess", city, "--lang", "en")


def test_assess_as_json_holds_goals_and_reasons(city):
    found = json.loads(run("assess", city, "--json"))
    assert found["goals"]["goals"][0]["measurements"]
    assert "VS-APP-01" in found["autonomy"]["judgements"]


def test_explain_names_rule_fact_and_source(city):
    shown = run("explain", city, "zaaksysteem")
    assert "Veenhost Cloud" in shown
    assert "CMDB" in shown


def test_explain_suggests_a_name_that_is_close(city):
    with pytest.raises(InputFaults) as refused:
        regie.explain(city, "Zaaksisteem")
    assert "Zaaksysteem" in dict(refused.value.faults[0].mend.values)["names"]


def test_place_by_one_model_or_two(city):
    assert "overheidscloud" in run("place", city, "--model", "sourcing-2026")
    assert "cloud-2021" in run("place", city, "--compare", "cloud-2021", "sourcing-2026")
    run("place", city, status=2)


def test_check_model_says_that_a_shipped_model_is_sound():
    assert "Geen gaten" in run("check-model", "cloud-2021")
    run("check-model", "geen-model", status=1)


def test_a_take_over_shows_in_the_difference(city, tmp_path):
    later = str(tmp_path / "later.json")
    run("convert", city, "-o", later)
    difference = regie.diff(city, later, at_new=__import__("datetime").date(2028, 1, 1))
    lost = {id_ for effect in difference.goals for id_ in effect.lost}
    assert "VS-PRO-01" in lost


@pytest.mark.parametrize("suffix", ["html", "pdf", "xlsx", "json"])
def test_the_report_comes_in_every_form(city, tmp_path, suffix):
    path = tmp_path / f"rapport.{suffix}"
    run("report", city, "-o", str(path))
    assert path.stat().st_size > 5000


def test_a_report_in_an_unknown_form_is_refused(city, tmp_path):
    run("report", city, "-o", str(tmp_path / "rapport.docx"), status=1)


def test_what_if_says_what_stops_and_why_in_the_language_asked_for(city):
    assert "dat draait op Veenhost Cloud" in " ".join(run("whatif", city, "--without", "Veenhost Cloud").split())
    shown = run("whatif", city, "--without", "veenhost cloud", "--lang", "en")
    assert "which runs on Veenhost Cloud" in " ".join(shown.split())


def test_what_if_as_json_and_workbook_hold_every_process(city, tmp_path):
    book = tmp_path / "als.xlsx"
    found = json.loads(run("whatif", city, "--sanction", "us", "--json", "--xlsx", str(book)))
    assert found["scenario"]["sanctioned"] == ["US"]
    assert found["failure"]["processes"][0]["outages"]["for_good"]["worst"]["stops"] == 0.0
    assert book.stat().st_size > 5000


def test_what_if_of_a_take_over_judges_again(city):
    found = regie.whatif(city, takeover=[("Veenhost", "Microsoft")], on=__import__("datetime").date(2027, 3, 1))
    assert {one.application for one in found.taken_over.judged} >= {"VS-APP-01"}
    assert any(effect.lost for effect in found.taken_over.goals)
    assert found.failure is None


def test_what_if_names_every_fault_at_once(city):
    with pytest.raises(InputFaults) as refused:
        regie.whatif(city, without=["Weg"], sanction=["QQ"], refuse=["Niemand"], takeover=[("A", "B")], notice=-1)
    keys = [fault.what.key.rpartition(".")[2] for fault in refused.value.faults]
    expected = ["negative_hours", "no_thing", "no_country", "no_organisation", "no_organisation", "no_organisation"]
    assert keys == expected
    run("whatif", city, status=1)


def test_what_if_of_everything_in_turn_ranks_and_finds_alternatives_that_are_none(city, tmp_path):
    book = tmp_path / "alles.xlsx"
    shown = " ".join(run("whatif", city, "--all", "--lang", "en", "--xlsx", str(book)).split())
    assert "What is worst when it falls away for good?" in shown
    assert "Which alternatives fall away together?" in shown
    assert book.stat().st_size > 5000
    assert json.loads(run("whatif", city, "--all", "--json"))["failures"][0]["critical"]["high"] > 0
    run("whatif", city, "--all", "--without", "Microsoft", status=2)


def test_what_if_of_every_two_says_how_many_were_compared(city, tmp_path):
    book = tmp_path / "paren.xlsx"
    assert "pairs stop" in " ".join(run("whatif", city, "--pairs", "--lang", "en", "--xlsx", str(book)).split())
    assert book.stat().st_size > 4000
    run("whatif", city, "--pairs", "--all", status=2)


def test_the_calendar_says_what_is_too_late_and_why(city, tmp_path):
    feed, book = tmp_path / "c.ics", tmp_path / "c.xlsx"
    shown = " ".join(run("calendar", city, "--ics", str(feed), "--xlsx", str(book)).split())
    assert "Waarvoor is het te laat" in shown
    assert feed.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert book.stat().st_size > 5000
    run("calendar", city, "--ics", str(feed), status=1)
    assert "contractenregister" in run("calendar", city, "--contract", "burgerzaken", "--lang", "en")
    run("calendar", city, "--contract", "geen contract", status=1)
    found = json.loads(run("calendar", city, "--json", "--tender-months", "9"))
    assert found["supposed"]["tender_months"] == 9
    assert {row["contract"] for row in found["rows"]} >= {"VS-CON-01"}


def test_cost_says_which_figure_is_which_and_keeps_to_the_landscape_s_two_views(city, tmp_path):
    shown = " ".join(run("cost", "deloitte").split())
    assert "verschil in alle kosten, gemiddeld per jaar 7" in shown
    assert "autonomy, added up by us" in " ".join(run("cost", "nds", "--lang", "en").split())
    assert "4.475.000" in run("cost", "phase-1")
    assert "Tel ze niet bij elkaar op" in " ".join(run("cost", city, "--xlsx", str(tmp_path / "b.xlsx")).split())
    assert json.loads(run("cost", "deloitte", "--json"))["together"]["figures"]["mean_operating_difference"] == 4.6e6


def test_cost_is_charged_back_to_the_cent_with_all_faults_of_all_files_at_once(city, tmp_path):
    export, keys, book = tmp_path / "e.csv", tmp_path / "k.csv", tmp_path / "o.xlsx"
    export.write_text("dienst;bedrag\nOpslag;100,01\nRekenen;1\n", encoding="utf-8")
    keys.write_text("dienst;afdeling;gewicht\nOpslag;Sociaal;1\nOpslag;Ruimte;2\n", encoding="utf-8")
    shown = " ".join(run("cost", str(export), "--keys", str(keys), "--xlsx", str(book)).split())
    assert "Ruimte € 66,67" in shown
    assert "niet doorbelast € 1,00" in shown
    export.write_text("dienst;bedrag\nOpslag;x\n", encoding="utf-8")
    keys.write_text("dienst;afdeling;gewicht\n;A;-1\n", encoding="utf-8")
    with pytest.raises(InputFaults) as refused:
        regie.cost(export, keys=keys)
    assert [fault.place.file for fault in refused.value.faults] == ["e.csv", "k.csv"]
    with pytest.raises(InputFaults) as refused:
        regie.cost(city, keys=keys)
    assert [fault.what.key for fault in refused.value.faults] == ["cost.fault.keys_without_charges"]


def test_a_tender_pack_says_what_to_ask_and_why_and_comes_as_a_document(city, tmp_path):
    shown = " ".join(run("tender", city, "burgerzaken").split())
    assert "Vraag ten minste SEAL-3" in shown
    assert "Beantwoordt: BIO2, 5.21.02" in shown
    path = tmp_path / "pakket.odt"
    run("tender", city, "Burgerzaken", "-o", str(path), "--lang", "en")
    assert path.stat().st_size > 5000
    run("tender", city, "Burgerzaken", "-o", str(tmp_path / "pakket.pdf"), status=1)
    run("tender", city, status=2)
    assert json.loads(run("tender", city, "Burgerzaken", "--json"))["pack"]["minimum"]["level"]["high"] == 3
