"""The route of several municipalities on platforms they share, asked as a person would."""

import json
from concurrent.futures import Executor, Future
from shutil import copytree

import pytest
from click.testing import CliRunner

import regie
from regie.cli.main import regie as program
from regie.examples import EXAMPLES
from regie.landscape.faults import InputFaults
from regie.readers import write_landscape

pytestmark = pytest.mark.slow  # the routes of several municipalities


class Counting(Executor):
    """An executor as a cluster offers it, that does the work where it stands and counts it."""

    def __init__(self):
        self.done = 0

    def submit(self, function, /, *arguments, **options):
        self.done += 1
        done = Future()
        done.set_result(function(*arguments, **options))
        return done


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation") / "gemeenten"
    folder.mkdir()
    for name in ("oost", "west"):
        write_landscape(EXAMPLES["voorbeeldstad"](), folder / f"{name}.json")
    return folder


def rooms(tmp_path, moves, platform="private_european"):
    path = tmp_path / "ruimte.yaml"
    path.write_text(f"rooms:\n  - {{platform: {platform}, moves: {moves}}}\n", encoding="utf-8")
    return path


def test_without_shared_platforms_each_has_its_own_plan_and_costs_are_added_up(two, tmp_path):
    own = regie.plan(two / "oost.json").plan
    found = regie.plan_nation(two, tmp_path / "uit", gap=0.005, workers=1)
    assert found.cost == pytest.approx(2 * own.cost)
    assert [one.spent for one in found.years] == pytest.approx([2 * one.spent for one in own.years])
    assert [one.moves for one in found.years] == [2 * one.moves for one in own.years]
    assert [goal.shares[-1] for goal in found.goals] == pytest.approx(
        [reached.share for reached in own.years[-1].reached]
    )


def test_with_too_little_room_they_share_it_and_the_bound_stays(two, tmp_path):
    free = regie.plan_nation(two, tmp_path / "uit", workers=1)
    found = regie.plan_nation(two, tmp_path / "uit", rooms=rooms(tmp_path, 1), workers=1)
    assert found.within
    assert all(places <= 1 for places in found.used.values())
    assert found.cost >= free.bound - 1e-6


def test_a_later_run_makes_only_what_changed_and_any_executor_will_do(two, tmp_path):
    first = regie.plan_nation(two, tmp_path / "uit", executor=(cluster := Counting()))
    assert cluster.done == 2
    kept = {one: one.stat().st_mtime_ns for one in (tmp_path / "uit" / "plans").iterdir()}
    told = []
    again = regie.plan_nation(two, tmp_path / "uit", workers=1, progress=told.append)
    assert again == first
    assert {one: one.stat().st_mtime_ns for one in (tmp_path / "uit" / "plans").iterdir()} == kept
    assert [(one.done, one.total, one.again) for one in told] == [(1, 2, 0), (2, 2, 0)]


def test_with_other_rooms_the_questions_of_before_are_asked_again_and_no_input_is_judged(two, tmp_path):
    free = regie.plan_nation(two, tmp_path / "uit", workers=1)
    kept = questions(tmp_path)
    found = regie.plan_nation(two, tmp_path / "uit", rooms=rooms(tmp_path, 1), workers=1)
    assert questions(tmp_path) == kept
    afresh = regie.plan_nation(two, tmp_path / "anders", rooms=rooms(tmp_path, 1), workers=1)
    assert found == afresh
    assert found.bound == pytest.approx(free.bound)


def questions(tmp_path):
    return {one: one.stat().st_mtime_ns for one in (tmp_path / "uit" / "questions").iterdir()}


def test_what_was_kept_damaged_or_on_another_day_without_a_date_of_its_own_is_made_again(two, tmp_path):
    first = regie.plan_nation(two, tmp_path / "uit", workers=1)
    for plan in (tmp_path / "uit" / "plans").iterdir():
        held = json.loads(plan.read_text(encoding="utf-8"))
        held |= {"day": "2020-01-01", "dated": False, "plan": held["plan"] | {"steps": 0}}
        plan.write_text(json.dumps(held), encoding="utf-8")
    for question in (tmp_path / "uit" / "questions").iterdir():
        question.write_bytes(question.read_bytes()[:-9])
    assert regie.plan_nation(two, tmp_path / "uit", workers=1) == first


def test_an_input_that_cannot_be_planned_does_not_stop_the_others(two, tmp_path):
    folder = tmp_path / "in"
    copytree(two / "oost.json", folder / "oost.json")
    (folder / "leeg.json").write_text("{", encoding="utf-8")
    found = regie.plan_nation(folder, tmp_path / "uit", workers=1)
    assert [one.file for one in found.left_out] == ["leeg.json"]
    assert len(found.plans) == 1


def test_rooms_of_platforms_nobody_opens_and_folders_that_are_not_there_are_told(two, tmp_path):
    with pytest.raises(InputFaults) as refused:
        regie.plan_nation(two, tmp_path / "uit", rooms=rooms(tmp_path, 1, "wolk"), workers=1)
    assert [fault.what.key for fault in refused.value.faults] == ["roadmap.fault.no_landing"]
    with pytest.raises(InputFaults):
        regie.plan_nation(tmp_path / "weg", tmp_path / "uit")


def test_the_command_shows_writes_and_gives_data(two, tmp_path):
    book = tmp_path / "nl.xlsx"

    def run(*arguments):
        asked = ["plan-nation", str(two), "-o", str(tmp_path / "uit"), "--workers", "1", *arguments]
        result = CliRunner().invoke(program, asked, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    assert "2 municipalities together" in run("--lang", "en", "--xlsx", str(book), "--rooms", str(rooms(tmp_path, 9)))
    assert book.stat().st_size > 5000
    assert len(json.loads(run("--json"))["plans"]) == 2
