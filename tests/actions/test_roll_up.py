import json
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from click.testing import CliRunner

import regie
from regie.actions import municipal_results
from regie.actions.roll_up import Progress
from regie.cli.main import regie as program
from regie.landscape import Change, Landscape, Organisation
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import OrganisationKind
from regie.readers import write_landscape
from tiny import fact, tiny


def municipality(name: str, **lei: str) -> Landscape:
    """The tiny landscape as the estate of a municipality."""
    own = Organisation(id="own", name=f"Gemeente {name}", kind=fact(OrganisationKind.MUNICIPALITY), seat=fact("NL"))
    known = [replace(tiny()[id_], lei=fact(code)) for id_, code in lei.items()]
    return replace(tiny().with_change(Change("own", put=(own, *known))), name=name)


@pytest.fixture
def three(tmp_path):
    """Three municipalities in three forms."""
    folder = tmp_path / "gemeenten"
    folder.mkdir()
    write_landscape(municipality("Utrecht"), folder / "utrecht.json")
    write_landscape(municipality("Zeist"), folder / "zeist.xlsx")
    write_landscape(municipality("Ergens"), folder / "ergens.csv")
    return folder


def test_municipalities_are_added_up_per_province_supplier_and_goal(three, tmp_path):
    found = regie.roll_up(three, tmp_path / "uit", workers=1)
    assert (found.municipalities, found.applications, found.refused) == (3, 3, ())
    assert {one.name: one.municipalities for one in found.regions} == {
        "Utrecht": ("Gemeente Utrecht", "Gemeente Zeist"),
        None: ("Gemeente Ergens",),
    }
    assert {one.name: one.municipalities for one in found.suppliers}["Duinsoft BV"] == 3
    assert all(one.share is None or one.share.exact for one in found.goals)


def test_one_municipality_rolled_up_is_that_municipality_assessed(tmp_path):
    (tmp_path / "in").mkdir()
    landscape = regie.example("voorbeeldstad", tmp_path / "in" / "stad.json")
    found = regie.roll_up(tmp_path / "in", tmp_path / "uit", workers=1)
    goals = regie.assess(landscape, models=()).goals.goals
    assessed = {(goal.goal.id, one.reading.id): one.share for goal in goals for one in goal.measurements}
    assert {(one.goal, one.reading): one.share for one in found.goals} == assessed


@pytest.mark.slow
def test_the_number_of_processes_changes_nothing(three, tmp_path):
    assert regie.roll_up(three, tmp_path / "een", workers=1) == regie.roll_up(three, tmp_path / "twee", workers=2)


def test_a_second_run_finds_again_only_what_changed(three, tmp_path):
    seen: list[Progress] = []
    first = regie.roll_up(three, tmp_path / "uit", workers=1)
    again = regie.roll_up(three, tmp_path / "uit", workers=1, progress=seen.append)
    assert again == first
    assert seen[-1] == Progress(done=3, total=3, reused=3)
    write_landscape(municipality("Zeist", duinsoft="LEI1"), three / "zeist.xlsx")
    regie.roll_up(three, tmp_path / "uit", workers=1, progress=seen.append)
    assert seen[-1] == Progress(done=3, total=3, reused=2)


def test_other_rules_or_another_date_find_everything_again(three, tmp_path, monkeypatch):
    seen: list[Progress] = []
    regie.roll_up(three, tmp_path / "uit", workers=1)
    regie.roll_up(three, tmp_path / "uit", workers=1, at=date(2027, 1, 1), progress=seen.append)
    assert seen[-1].reused == 0
    monkeypatch.setattr(municipal_results, "rules", lambda: "other rules")
    regie.roll_up(three, tmp_path / "uit", workers=1, at=date(2027, 1, 1), progress=seen.append)
    assert seen[-1].reused == 0


def test_a_faulty_file_is_listed_and_does_not_stop_the_others(three, tmp_path):
    (three / "zeist.xlsx").write_bytes(b"not a workbook")
    found = regie.roll_up(three, tmp_path / "uit", workers=1)
    assert found.municipalities == 2
    assert [(one.file, len(one.faults)) for one in found.refused] == [("zeist.xlsx", 1)]
    assert "Niet meegeteld: zeist.xlsx" in run("roll-up", str(three), "-o", str(tmp_path / "uit"), "--workers", "1")


def test_a_file_that_became_faulty_no_longer_counts(three, tmp_path):
    regie.roll_up(three, tmp_path / "uit", workers=1)
    (three / "zeist.xlsx").write_bytes(b"not a workbook")
    assert regie.roll_up(three, tmp_path / "uit", workers=1).municipalities == 2


def test_a_file_that_went_away_no_longer_counts(three, tmp_path):
    regie.roll_up(three, tmp_path / "uit", workers=1)
    (three / "zeist.xlsx").unlink()
    assert regie.roll_up(three, tmp_path / "uit", workers=1).municipalities == 2


def test_a_run_that_is_stopped_leaves_nothing_half_done_and_goes_on(three, tmp_path):
    steps = count(1)

    def stop_at_the_second(_: Progress) -> None:
        if next(steps) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        regie.roll_up(three, tmp_path / "uit", workers=1, progress=stop_at_the_second)
    kept = list((tmp_path / "uit" / "municipalities").iterdir())
    assert len(kept) == 2
    assert all(json.loads(one.read_text(encoding="utf-8"))["result"] for one in kept)
    seen: list[Progress] = []
    assert regie.roll_up(three, tmp_path / "uit", workers=1, progress=seen.append).municipalities == 3
    assert seen[-1].reused == 2


def test_what_a_killed_process_left_half_written_is_not_taken_for_a_result(three, tmp_path):
    whole = regie.roll_up(three, tmp_path / "uit", workers=1)
    kept = tmp_path / "uit" / "municipalities"
    stored = kept / "utrecht.json.json"
    text = stored.read_text(encoding="utf-8")
    stored.write_text(text[: len(text) // 2], encoding="utf-8")
    (kept / "zeist.xlsx.part").write_text(text[:10], encoding="utf-8")
    assert regie.roll_up(three, tmp_path / "uit", workers=1) == whole
    assert sorted(one.name for one in kept.iterdir()) == ["ergens.csv.json", "utrecht.json.json", "zeist.xlsx.json"]


def test_a_crash_while_writing_leaves_the_result_out(three, tmp_path, monkeypatch):
    def out_of_room(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("pathlib.Path.replace", out_of_room)
    with pytest.raises(OSError, match="no space"):
        regie.roll_up(three, tmp_path / "uit", workers=1)
    assert not list((tmp_path / "uit" / "municipalities").glob("*.json"))


def test_an_empty_folder_says_so(tmp_path):
    (tmp_path / "leeg").mkdir()
    with pytest.raises(InputFaults):
        regie.roll_up(tmp_path / "leeg", tmp_path / "uit")


def test_the_command_shows_tables_json_and_a_workbook(three, tmp_path):
    arguments = ("roll-up", str(three), "-o", str(tmp_path / "uit"), "--workers", "1")
    shown = run(*arguments, "--xlsx", str(tmp_path / "nl.xlsx"))
    assert "3 gemeenten, 3 applicaties" in shown
    assert "Duinsoft BV" in shown
    assert (tmp_path / "nl.xlsx").stat().st_size > 5_000
    assert json.loads(run(*arguments, "--json"))["municipalities"] == 3
    assert "3 municipalities" in run(*arguments, "--lang", "en")


@pytest.mark.slow
def test_the_example_country_is_one_folder_per_municipality_of_the_sizes_asked_for(tmp_path):
    regie.example_nation(tmp_path / "nl", total=30, count=3, workers=1)
    found = regie.roll_up(tmp_path / "nl", tmp_path / "uit", workers=1)
    assert (found.municipalities, found.applications, found.refused) == (3, 30, ())
    assert [one.name for one in found.regions] == ["Noord-Holland", "Zuid-Holland"]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(program, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout
