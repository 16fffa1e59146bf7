"""Chapters to HTML, escaped by the template engine; pictures are drawn here as SVG beside their figures."""

from __future__ import annotations

from functools import partial

from regie.landscape import Interval
from regie.locale import Language, Message, day, say
from regie.reports.assessment import Assessment
from regie.reports.chapters import chapters


def report_html(assessment: Assessment, language: Language = "nl") -> str:
    """The council report as one HTML file."""
    from jinja2 import Environment, PackageLoader, select_autoescape

    environment = Environment(
        loader=PackageLoader("regie.reports", "templates"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html")
    return template.render(
        report=chapters(assessment, language),
        language=language,
        today=day(assessment.at, language),
        t=partial(_text, language),
        bar=_bar,
    )


def _text(language: Language, key: str, /, **values: object) -> str:
    return say(Message(f"page.{key}", **values), language)


def _bar(share: Interval, target: float | None) -> dict[str, float | None]:
    """An interval as coordinates on a line of 100: the sure part, the open part, the goal."""
    return {
        "sure": round(100 * share.low, 1),
        "open": round(100 * (share.high - share.low), 1),
        "goal": None if target is None else round(min(99.0, max(1.0, 100 * target)), 1),
    }
