import itertools
import re
from html.parser import HTMLParser

import pytest

from regie.actions.assess import assess
from regie.examples import amsterdam_schaal
from regie.locale.catalogue import catalogue
from regie.reports import report_html
from regie.reports.page import chapters
from reports.assessed import HOSTILE, american, dutch


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(page)
    return parser.found


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = report_html(american(), "nl")
    elements = _elements(page)
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in elements}
    assert not [name for _, given in elements for name in given if name.startswith("on") or name == "src"]
    assert all((given.get("href") or "#").startswith("#") for tag, given in elements if tag == "a")
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page


def test_a_name_that_means_harm_is_shown_as_text() -> None:
    page = report_html(american(), "nl")
    assert "<script>" not in page
    assert "=cmd()&lt;script&gt;" in page


@pytest.mark.parametrize(("language", "title"), [("nl", "Waar staan we?"), ("en", "Where do we stand?")])
def test_the_page_speaks_the_language_asked_for(language: str, title: str) -> None:
    page = report_html(dutch(), language)  # type: ignore[arg-type]
    assert f'<html lang="{language}">' in page
    assert title in page


def test_headings_never_skip_a_level() -> None:
    levels = [int(tag[1]) for tag, _ in _elements(report_html(american(), "nl")) if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in itertools.pairwise(levels))


def test_every_reading_gives_its_literal_sentence_and_counts() -> None:
    (card,) = (one for one in chapters.goal_cards(american(), "nl") if one.id == "critical-processes-nl-eu")
    reading = card.readings[0]
    assert (reading.yes, reading.no, reading.between) == (0, 1, 0)
    assert reading.numerator == "0 processen"
    assert reading.denominator == "1 processen"
    assert reading.sentence in report_html(american(), "nl")


def test_a_risk_tells_the_way_through_the_chain_and_its_sources() -> None:
    (risk,) = chapters.risks(american(), "nl")
    assert risk.name == HOSTILE
    assert "draait op Poldercloud" in risk.chain
    assert any("CMDB, 1 oktober 2026" in fact for reason in risk.reasons for fact in reason.facts)


def test_the_heat_map_counts_only_what_is_certainly_not_autonomous() -> None:
    assert [total for _, _, total in chapters.heat(dutch(), "nl").rows] == [0]
    assert [total for _, _, total in chapters.heat(american(), "nl").rows] == [1]


def test_open_questions_are_counted_for_undecided_applications_only() -> None:
    for by in chapters.placed_by(american(), "nl"):
        assert all(count <= by.undecided for _, count in by.questions)


def test_without_decision_models_the_page_says_so() -> None:
    assert "Er is geen beslismodel toegepast." in report_html(dutch(), "nl")


def test_both_languages_have_the_same_messages() -> None:
    assert catalogue("nl", "page").keys() == catalogue("en", "page").keys()


@pytest.mark.slow
def test_a_whole_city_fits_in_two_megabytes() -> None:
    assert len(report_html(assess(amsterdam_schaal()), "nl").encode()) < 2_000_000
