"""The chapters on what stops and on the route: only when asked for, the same words in every form."""

import io
import json
from dataclasses import replace
from functools import partial

import openpyxl
import pikepdf
import pytest

import regie
from regie.actions.foretelling import foretold
from regie.actions.report import report
from regie.actions.routing.telling import route_told
from regie.actions.whatif import supposed
from regie.analyses.roadmap import Relief
from regie.analyses.roadmap.matrix import Hold
from regie.landscape import UNKNOWN
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import CloudKind
from regie.locale import LANGUAGES, say
from regie.readers.scenarios import Bought, WrittenScenario
from regie.reports import report_html, report_pdf, report_xlsx
from regie.reports.choosing import ALL, CHAPTERS, EXTRA
from regie.reports.page import chapters
from regie.reports.roadmap.relief import relief_says
from tiny import AT, adding, fact, setting, supplier, tiny

SANCTION = WrittenScenario(name="Sancties tegen de VS", sanction=("US",))
TAKE_OVER = WrittenScenario(name="Overname", takeover=(Bought(organisation="polderhost", by="bigcorp"),))


def american():
    """The platform is of an American supplier, and another may buy the Dutch one."""
    landscape = setting(tiny(), "poldercloud", suppliers=("bigcorp",), operated_by=("bigcorp",))
    landscape = setting(landscape, "poldercloud", kind=CloudKind.HYPERSCALER)
    return replace(landscape, records=(*landscape.records, supplier("bigcorp", "BigCorp Inc", "US")))


@pytest.fixture(scope="module")
def told():
    landscape = american()
    found = regie.assess(landscape, at=AT)
    scenarios = [partial(supposed, landscape, one, AT) for one in (SANCTION, TAKE_OVER)]
    return foretold(found, EXTRA, scenarios=scenarios, route=lambda: route_told(landscape, AT))


def test_a_report_has_neither_chapter_unless_it_is_asked_for():
    plain = regie.assess(tiny(), at=AT, models=())
    assert EXTRA.isdisjoint(CHAPTERS)
    for text in (report_html(plain, "nl"), report_html(plain, "nl", ALL)):
        assert 'id="whatif"' not in text
        assert 'id="route"' not in text


def test_who_stops_a_critical_process_stands_there_with_the_shortest_chain_and_what_the_process_can_bear(told):
    found = chapters.whatif(told, "nl")
    ranked, why, *_ = found.tables
    assert {"BigCorp Inc", "Poldercloud"} <= {row[1] for row in ranked.rows}
    row = next(row for row in why.rows if row[0] == "BigCorp Inc")
    assert row[1] == "Uitkeringen verstrekken"
    assert row[3] == "24"
    assert row[-1] == (
        "Uitkeringen verstrekken stopt na enige tijd, onbekend wanneer: Uitkeringen verstrekken gebruikt "
        "Sociaal Suite, dat draait op Poldercloud, dat wordt geleverd door BigCorp Inc."
    )
    assert "stopt zeker ten minste één kritiek proces" in found.headline


def test_scenarios_are_told_each_by_itself_with_hours_goals_and_contracts(told):
    sanction, take_over = chapters.whatif(told, "en").scenarios
    assert sanction.name == "Sancties tegen de VS"
    assert sanction.tables[0].rows[0][0] == "Uitkeringen verstrekken"
    assert take_over.says == ("0 applications are judged otherwise.",)
    names = [table.name for one in (sanction, take_over) for table in one.tables]
    assert len(names) == len(set(names))


def test_the_route_has_steps_costs_and_goals_by_year(told):
    found = chapters.route(told, "nl")
    by_name = {table.name: table for table in found.tables}
    assert {"goals", "years", "reached", "steps"} <= by_name.keys()
    assert [row[0] for row in by_name["years"].rows] == [str(year) for year in range(2026, 2036)]
    assert all(len(row) == 11 for row in by_name["reached"].rows)
    assert all(row[-1] for row in by_name["steps"].rows)


def test_what_no_plan_can_meet_says_why():
    second = american()
    others = [
        replace(second["suite"], id="suite2", name="Andere suite"),
        replace(second["uitkeringen"], id="proces2", name="Ander proces", applications=fact(("suite2",))),
        replace(second["clienten"], id="data2", name="Andere gegevens", stored_in=fact(("suite2",))),
    ]
    landscape = setting(adding(second, *others), "suite", yearly_cost=UNKNOWN)
    found = regie.assess(landscape, at=AT)
    with_route = foretold(found, {"route"}, route=lambda: route_told(landscape, AT))
    (rows,) = [table.rows for table in chapters.route(with_route, "nl").tables if table.name == "beyond"]
    assert {name for _, name, _ in rows} == {"Sociaal Suite", "Uitkeringen verstrekken", "Cliëntgegevens"}
    assert all(
        why == "Er zijn geen mogelijkheden, want de jaarkosten zijn niet bekend: Sociaal Suite." for *_, why in rows
    )


def test_goals_that_no_option_can_help_are_told_and_not_refused():
    landscape = setting(american(), "suite", yearly_cost=UNKNOWN)
    told_route = route_told(landscape, AT)
    assert not told_route.found
    found = chapters.route(replace(regie.assess(landscape, at=AT), route=told_route), "nl")
    assert len(found.clash) == 6


def test_a_plan_that_was_kept_in_a_file_is_told_as_it_was(tmp_path):
    landscape = american()
    kept = tmp_path / "plan.json"
    regie.plan(landscape, at=AT, save=kept)
    found = regie.assess(landscape, at=AT)
    fresh = foretold(found, {"route"}, route=lambda: route_told(landscape, AT))
    held = foretold(found, {"route"}, route=lambda: route_told(landscape, AT, kept))
    for language in LANGUAGES:
        assert chapters.route(held, language) == chapters.route(fresh, language)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_holds_both_chapters(told, language, tmp_path):
    page = report_html(told, language, ALL)
    for chapter in EXTRA:
        assert f'id="{chapter}"' in page
        assert f'href="#{chapter}"' in page
    with pikepdf.open(io.BytesIO(report_pdf(told, language, ALL))) as pdf:
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert len(pdf.pages) > len(pikepdf.open(io.BytesIO(report_pdf(told, language))).pages)
    report_xlsx(told, tmp_path / "r.xlsx", language, ALL)
    names = openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames
    assert len(names) == len(set(names))
    assert {"nl": "Route stappen", "en": "Route steps"}[language] in names


def test_without_a_plan_the_chapter_says_what_clashes(told):
    clash = {"demands": [told.route.body["aims"][0]["goal"]], "reliefs": ()}
    none = replace(told.route, body={**told.route.body, "found": False, "years": ()}, steps=(), clash=clash)
    found = chapters.route(replace(told, route=none), "nl")
    assert found.headline == "Er is geen plan dat aan alles voldoet."
    assert len(found.clash) == 1
    assert "Dit gaat niet samen" in report_html(replace(told, route=none), "nl", ALL)


def test_the_action_tells_what_it_is_given_and_json_holds_it(tmp_path):
    path = tmp_path / "r.json"
    report(american(), path, at=AT, chapters=("goals",), scenario=[SANCTION])
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["failures"]["worst"]
    assert "route" not in held


def test_a_chapter_that_is_none_and_a_scenario_about_nobody_are_refused(tmp_path):
    with pytest.raises(InputFaults) as refused:
        report(tiny(), tmp_path / "r.html", at=AT, chapters=("goals", "toekomst", "verleden"))
    assert len(refused.value.faults) == 2
    nobody = [replace(SANCTION, sanction=(), without=(name,)) for name in ("Niemand", "Nergens")]
    with pytest.raises(InputFaults) as refused:
        report(tiny(), tmp_path / "r.html", at=AT, scenario=nobody)
    assert len(refused.value.faults) == 2
    assert not (tmp_path / "r.html").exists()


def test_what_helps_names_the_first_of_many_things_and_how_many_there_are():
    landscape = tiny()
    few, many = (Relief(Hold.AIM, ("goal", "reading"), 0.1, tuple(f"APP-{at}" for at in range(n))) for n in (2, 9))
    assert say(relief_says(few, "dit doel", landscape), "nl") == "vraag dit doel niet van APP-0 en APP-1"
    said = say(relief_says(many, "dit doel", landscape), "nl")
    assert said.startswith("vraag dit doel niet van 9 dingen, zoals APP-0, ")
    assert "APP-6" not in said
