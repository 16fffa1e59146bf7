"""Scenarios from files: asked, compared, kept and come true."""

import json
from datetime import date

import pytest

import regie
from actions.test_command_line import run
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import DependencyKind
from regie.readers.scenarios import Bought, Dearer, WrittenScenario, read_scenario
from tiny import AT, depending, fact, owned, setting, supplier, tiny

AWAY = WrittenScenario(name="Poldercloud weg", without=("Poldercloud",), lasts="week")
SOLD = WrittenScenario(name="verkocht", takeover=(Bought(organisation="Duinsoft BV", by="Microsoft"),))
DEAR = WrittenScenario(name="duurder", price=(Dearer(supplier="duinsoft", percent=10),), law=("dpf",))


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "tiny.xlsx"
    regie.convert(tiny(), path)
    return str(path)


def test_all_kinds_together_are_answered_together():
    found = regie.whatif(tiny(), scenario=[AWAY, SOLD, DEAR], at=AT)
    assert found.failure.processes[0].id == "uitkeringen"
    assert found.taken_over.judged
    assert found.prices.extra.high == 25_000.0
    # Microsoft comes from the register, and has its seat in the country of the law
    assert found.displaced == ()


def test_scenarios_are_compared_each_by_itself():
    found = regie.compare_scenarios(tiny(), [AWAY, SOLD], at=AT)
    assert [one.scenario.name for one in found.found] == ["Poldercloud weg", "verkocht"]
    assert found.impacts[1] is None
    assert found.impacts[0].critical.high == 1
    assert found.impacts[0].hours.high == 720.0  # nobody knows how long the suite takes to recover


def test_the_length_of_an_outage_decides_what_is_counted():
    city = setting(tiny(), "uitkeringen", applications=())
    city = depending(city, "uitkeringen", DependencyKind.USES, "suite", felt_after=fact(0.0))
    city = setting(city, "suite", recovery_time=2.0)
    day = WrittenScenario(name="dag", without=("Poldercloud",), lasts="day")
    (found,) = regie.compare_scenarios(setting(city, "poldercloud", recovery_time=0.0), day, at=AT).impacts
    assert (found.hours.low, found.too_long) == (26.0, 1)  # a day and two hours, and a day is what it may last


def test_a_scenario_composed_on_the_command_line_is_kept_and_reads_the_same(written, tmp_path):
    kept = tmp_path / "s.yaml"
    arguments = ["--without", "Poldercloud", "--lasts", "week", "--price", "duinsoft", "10"]
    run("whatif", written, *arguments, "--save", str(kept), "--lang", "en")
    assert (read_scenario(kept).without, read_scenario(kept).lasts) == (("Poldercloud",), "week")
    both = json.loads(run("whatif", written, "--scenario", str(kept), "--json"))
    assert both["prices"]["extra"]["high"] == 25_000.0


def test_compare_and_apply_need_files_of_scenarios(written, tmp_path):
    run("whatif", written, "--compare", status=2)
    run("whatif", written, "--apply", status=2)
    run("whatif", written, "--all", "--compare", status=2)


def test_a_scenario_that_came_true_is_in_the_landscape_from_then_on(written, tmp_path):
    scenario, after = tmp_path / "s.yaml", tmp_path / "na.xlsx"
    scenario.write_text("name: verkocht\nversion: 3\ntakeover: [{organisation: duinsoft, by: Microsoft}]\n")
    shown = run("whatif", written, "--scenario", str(scenario), "--apply", "-o", str(after), "--lang", "en")
    assert "has come true" in shown
    sold = regie.explain(str(after), "Sociaal Suite", at=date(2026, 11, 2)).landscape["duinsoft"]
    assert sold.independent.source.name == "verkocht (3)"


def test_what_changes_nothing_cannot_come_true():
    with pytest.raises(InputFaults) as refused:
        regie.come_true(tiny(), scenario=AWAY, at=AT)
    assert refused.value.faults[0].what.key == "scenario.fault.no_change"


def test_what_contradicts_is_told_with_what_is_not_there():
    twice = WrittenScenario(
        name="fout",
        without=("Weg",),
        takeover=(Bought(organisation="duinsoft", by="Microsoft"), Bought(organisation="duinsoft", by="polderhost")),
        price=(Dearer(supplier="duinsoft", percent=10), Dearer(supplier="Duinsoft BV", percent=20)),
        law=("gdpr",),
    )
    with pytest.raises(InputFaults) as refused:
        regie.whatif(tiny(), scenario=twice)
    keys = sorted(fault.what.key.rpartition(".")[2] for fault in refused.value.faults)
    assert keys == ["bought_twice", "no_law", "no_thing", "rises_twice"]


def test_a_comparison_as_workbook_and_json(written, tmp_path):
    one, book = tmp_path / "s.yaml", tmp_path / "naast.xlsx"
    one.write_text("name: weg\nwithout: [Poldercloud]\n")
    assert "weg" in run("whatif", written, "--scenario", str(one), "--compare", "--xlsx", str(book))
    assert book.stat().st_size > 4000
    assert json.loads(run("whatif", written, "--scenario", str(one), "--compare", "--json"))["impacts"][0]["critical"]


def test_a_take_over_of_a_parent_reaches_data_of_its_daughter():
    city = owned(setting(tiny(), "suite", locations=("US",)), "duinsoft", supplier("zee", "Zee", "NL"))
    found = regie.whatif(city, law=["EU-US Data Privacy Framework"], at=AT)
    assert [one.thing for one in found.displaced] == ["suite"]
