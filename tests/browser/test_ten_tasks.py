"""Ten things people come here to do, each from start to end, with JavaScript and without: slower, not less."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import expect

from browser.serving import Site

pytestmark = pytest.mark.browser
M = "/voorbeeldstad"


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def window(browser: Any, site: Site, script: bool) -> Iterator[Any]:
    opened = site.window(browser, java_script_enabled=script)
    opened.script = script
    yield opened
    opened.context.close()


def test_1_a_workbook_is_imported(window: Any, site: Site, tmp_path: Path) -> None:
    users = 1111 if window.script else 1112
    hand_in(window, workbook(site, tmp_path, gebruikers=users))
    expect(window.locator("ins", has_text=f"1.{users - 1000}")).to_have_count(1)
    window.get_by_label("Waarom").fill("de telling van november")
    window.get_by_role("button", name="Neem op").click()
    to_outcome(window)
    window.wait_for_url("**/changes/**")
    expect(window.locator("ins", has_text=f"1.{users - 1000}")).to_have_count(1)


def test_2_the_faults_of_a_workbook_are_mended(window: Any, site: Site, tmp_path: Path) -> None:
    hand_in(window, workbook(site, tmp_path, gebruikers="heel veel", platform="bestaat niet"))
    expect(window.get_by_text("Zo kunnen de bestanden niet worden opgenomen")).to_be_visible()
    places = window.locator("section.card tbody th").all_text_contents()
    assert {"stad.xlsx · Applicaties · 2 · gebruikers", "stad.xlsx · Applicaties · 2 · platform"} <= set(places)
    window.get_by_role("link", name="Bestanden opnieuw kiezen").click()
    hand_in(window, workbook(site, tmp_path, gebruikers=1113))
    expect(window.get_by_role("button", name="Neem op")).to_be_visible()


def test_3_my_questions_are_answered(window: Any) -> None:
    window.goto(f"{M}/my-work")
    question = window.locator("form.question", has=window.locator("select")).first
    question.locator("select").select_option(index=1)
    question.get_by_role("button", name="Opslaan").click()
    expect(window.get_by_text("Je antwoord is opgeslagen.")).to_be_visible()
    window.locator("form.question").first.get_by_role("button", name="Niemand weet het").click()
    expect(window.get_by_text("Genoteerd dat niemand dit weet.")).to_be_visible()
    expect(window.get_by_role("heading", name="Nog uit te zoeken")).to_be_visible()


def test_4_a_deviation_is_decided(window: Any) -> None:
    window.goto(f"{M}/application/VS-APP-02")
    window.get_by_role("link", name="Neem een besluit").first.click()
    window.get_by_role("button", name="Leg besluit vast").click()
    expect(window.get_by_role("alert")).to_be_visible()
    window.get_by_label("Uitkomst die we kiezen").select_option(index=1)
    window.get_by_label("Reden").fill("Er is nog geen ander pakket.")
    window.get_by_label("Besloten door").fill("CIO")
    window.fill("#field-until", (date.today() + timedelta(days=200)).isoformat())  # noqa: DTZ011
    window.get_by_role("button", name="Leg besluit vast").click()
    expect(window.get_by_text("Het besluit is vastgelegd.")).to_be_visible()
    expect(window.get_by_text("Er is nog geen ander pakket.").first).to_be_visible()


def test_5_a_version_of_a_table_is_made_seen_and_published(window: Any) -> None:
    window.goto(f"{M}/tables/cloud-2021/0")
    window.get_by_role("button", name="Maak een eigen versie").click()
    edit = window.get_by_role("link", name="Bewerk:")
    edit.wait_for()
    draft = window.url
    edit.click()
    window.fill("#out-1-0", window.input_value("#out-2-0"))
    window.get_by_role("button", name="Opslaan").first.click()
    expect(window.get_by_text("Opgeslagen.")).to_be_visible()
    window.goto(f"{draft}/effect")
    window.get_by_role("button", name="Bereken").click()
    expect(window.get_by_text("Dit is nagerekend, niet geschat")).to_be_visible()
    window.goto(f"{draft}/publish")
    window.get_by_label("Waarom deze versie?").fill("De raad wil het zo")
    window.get_by_role("button", name="Publiceer deze versie").click()
    expect(window.get_by_text("is gepubliceerd en geldt vanaf")).to_be_visible()


def test_6_an_import_is_undone(window: Any, tmp_path: Path) -> None:
    window.goto(f"{M}/application/VS-APP-03")
    before = window.get_by_role("heading", level=1).inner_text()
    file = tmp_path / "Applicaties.csv"
    file.write_text("kenmerk;naam\nVS-APP-03;Een naam die niet blijft\n", encoding="utf-8")
    hand_in(window, file)
    window.get_by_role("button", name="Neem op").click()
    to_outcome(window)
    window.get_by_role("button", name="Maak ongedaan").click()
    expect(window.get_by_text("is ongedaan gemaakt.")).to_be_visible()
    window.goto(f"{M}/application/VS-APP-03")
    assert window.get_by_role("heading", level=1).inner_text() == before  # results are computed anew a moment later


def test_7_the_report_is_made(window: Any) -> None:
    window.goto(f"{M}/report/")
    window.get_by_label("een toegankelijke PDF").check()
    window.get_by_role("button", name="Maak het rapport").click()
    with window.expect_download() as download:
        to_outcome(window)
    assert download.value.suggested_filename.endswith(".pdf")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_8_a_supplier_is_found_with_the_slash(window: Any) -> None:
    window.goto(f"{M}/overview")
    if window.script:
        window.keyboard.press("/")
        window.keyboard.insert_text("salesforce")
        window.wait_for_selector("#suggestions a")
        window.keyboard.press("ArrowDown")
        window.keyboard.press("Enter")
    else:
        window.fill("#search", "salesforce")
        window.press("#search", "Enter")
        window.locator("main a", has_text="Salesforce").first.click()
    window.wait_for_url("**/organisation/**")
    expect(window.locator("h1")).to_contain_text("Salesforce")


def test_9_two_dates_are_compared(window: Any) -> None:
    today = date.today()  # noqa: DTZ011
    window.goto(f"{M}/changes/")
    window.get_by_role("link", name="Het hele landschap").click()
    window.fill("#from", (today - timedelta(days=1)).isoformat())
    window.fill("#to", today.isoformat())
    window.get_by_role("button", name="Vergelijk").click()
    window.wait_for_url(f"**from={today - timedelta(days=1)}**")
    expect(window.locator(".tag", has_text="toegevoegd").nth(1)).to_be_attached()
    expect(window.get_by_role("heading", name="Doelen toen en nu")).to_be_visible()


def test_10_the_language_is_switched_and_the_page_stays(window: Any) -> None:
    window.goto(f"{M}/application/?autonomous=no")
    window.get_by_role("button", name="English").click()
    expect(window.locator("h1")).to_contain_text("Applications")
    assert window.url.endswith("/application/?autonomous=no")
    window.get_by_role("button", name="Nederlands").click()
    expect(window.locator("h1")).to_contain_text("Applicaties")


def workbook(site: Site, folder: Path, **changed: object) -> Path:
    """The workbook of the city with some cells of its first application changed, by heading."""
    book = openpyxl.load_workbook(site.folder / "stad.xlsx")
    sheet = book["Applicaties"]
    headings = [cell.value for cell in sheet[1]]
    for heading, value in changed.items():
        sheet.cell(2, headings.index(heading) + 1).value = value
    file = folder / "stad.xlsx"
    book.save(file)
    return file


def hand_in(window: Any, file: Path) -> None:
    """Choose a file for import and go to what it would do."""
    window.goto(f"{M}/import")
    window.set_input_files("#files", file)
    window.get_by_role("button", name="Bekijk wat er verandert").click()
    to_outcome(window)


def to_outcome(window: Any) -> None:
    """Wait for work in the background: its page renews itself, and without script it has a link for that."""
    outcome, again = (window.get_by_role("link", name=name) for name in ("Bekijk het resultaat", "Kijk opnieuw"))
    while not window.script and outcome.or_(again).text_content() == "Kijk opnieuw":
        with window.expect_navigation():
            again.click()
    outcome.click()
