"""A plan that was kept, beside what happened."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

import regie
from regie.analyses.roadmap import Standing
from regie.cli.main import regie as program
from regie.examples import EXAMPLES
from regie.landscape import Landscape, Source, known
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import Lifecycle

RETIRED, LATER = "VS-APP-19", "VS-APP-11"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("follow") / "plan.json"
    regie.plan(EXAMPLES["voorbeeldstad"](), save=path)
    return path


def changed(city, id_, **facts):
    records = (replace(one, **facts) if one.id == id_ else one for one in city.records)
    return Landscape(city.name, city.as_of, tuple(records))


def written(tmp_path, *rows):
    path = tmp_path / "wat.yaml"
    path.write_text("\n".join(("wat gebeurde:", *(f"  - {row}" for row in rows))), encoding="utf-8")
    return path


def standing(course):
    return {one.step.thing: one.standing for one in course.steps}


def test_on_the_day_of_the_plan_nothing_is_done_dropped_or_late(kept):
    course = regie.follow(EXAMPLES["voorbeeldstad"](), kept)
    assert set(standing(course).values()) == {Standing.BUSY, Standing.TO_COME}
    assert all(goal.planned is not None and goal.now is not None for goal in course.goals)


def test_the_landscape_shows_what_is_retired_and_what_is_gone(kept):
    city = EXAMPLES["voorbeeldstad"]()
    over = known(Lifecycle.RETIRED, Source("besluit"))
    assert standing(regie.follow(changed(city, RETIRED, lifecycle=over), kept))[RETIRED] is Standing.DONE
    assert standing(regie.follow(changed(city, LATER, lifecycle=over), kept))[LATER] is Standing.DROPPED


def test_what_is_told_goes_before_what_is_seen_and_money_is_added_up(kept, tmp_path):
    told = written(
        tmp_path, f"{{ding: {RETIRED}, klaar: 2026, uitgegeven: 20000}}", "{thing: VS-APP-01, uitgegeven: 5}"
    )
    course = regie.follow(EXAMPLES["voorbeeldstad"](), kept, actuals=told)
    assert standing(course)[RETIRED] is Standing.DONE
    assert course.spent == 20_000
    assert course.unplanned == ("VS-APP-01",)
    done = next(one for one in course.steps if one.step.thing == RETIRED)
    assert done.over == pytest.approx(20_000 - done.step.once)


def test_a_name_nobody_knows_and_a_row_told_twice_are_told_at_once(kept, tmp_path):
    told = written(tmp_path, "{thing: weg}", f"{{thing: {RETIRED}}}", f"{{thing: {RETIRED}, spent: 1}}")
    with pytest.raises(InputFaults) as refused:
        regie.follow(EXAMPLES["voorbeeldstad"](), kept, actuals=told)
    assert {fault.what.key for fault in refused.value.faults} == {"roadmap.fault.unknown", "roadmap.fault.told_twice"}


def test_the_command_shows_writes_and_gives_data(kept, tmp_path):
    city, book = tmp_path / "stad.xlsx", tmp_path / "verloop.xlsx"
    regie.example("voorbeeldstad", city)

    def run(*arguments):
        result = CliRunner().invoke(program, ["follow", str(city), str(kept), *arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    assert "to come" in run("--lang", "en", "--xlsx", str(book), "--at", "2031-01-01")
    assert book.stat().st_size > 5000
    found = json.loads(run("--json", "--at", "2031-01-01"))
    assert found["standing"]["late"] == 10
    assert {one["standing"] for one in found["steps"]} == {"late", "to_come"}
