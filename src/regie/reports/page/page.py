"""Chapters through templates to one self-contained file."""

from __future__ import annotations

import sys
from collections.abc import Collection
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from regie.landscape import Application
from regie.locale import Language, Message, day, number, say
from regie.reports import charts
from regie.reports.assessment import Assessment
from regie.reports.page import chapters

if TYPE_CHECKING:
    from jinja2 import Environment


def report_html(assessment: Assessment, language: Language, only: Collection[str] = chapters.CHAPTERS) -> str:
    """The report as one HTML file that loads nothing and runs nothing, with the chapters in `only`.

    The summary and how it was computed always go with them. Made for screens from 320 pixels wide and for print;
    texts in `language`, the literal sentences of the goals as their document has them.
    """
    applications = assessment.landscape.all(Application)
    return (
        _environment(not sys.dont_write_bytecode)
        .get_template("page/report.html.j2")
        .render(
            t=partial(_say, language),
            n=partial(number, language=language),
            language=language,
            chapters=[*chapters.told(assessment, only), "method"],
            name=assessment.landscape.name,
            day=day(assessment.at, language),
            total=len(applications),
            summary=chapters.summary(assessment, language),
            goals=chapters.goal_cards(assessment, language),
            dependence=chapters.dependence(assessment, language),
            places=chapters.places(assessment, language),
            heat=chapters.heat(assessment, language),
            risks=chapters.risks(assessment, language),
            placed=chapters.placed_by(assessment, language),
            unheard=chapters.unheard_decisions(assessment, language),
            contracts=chapters.contracts(assessment, language),
            cost=chapters.cost(assessment, language),
            whatif=chapters.whatif(assessment, language),
            route=chapters.route(assessment, language),
            quality=chapters.quality(assessment, language),
            unknown=chapters.unknown(assessment, language),
            method=chapters.method(assessment, language),
        )
    )


def keep_templates() -> None:
    """Compile every template of the page and keep it where Python keeps its modules, so that no report has to."""
    environment = _environment(True)
    for name in environment.list_templates(extensions=["j2"]):
        environment.get_template(name)


def _say(language: Language, key: str, **values: object) -> str:
    return say(Message(f"page.{key}", **values), language)


@cache
def _environment(keep: bool) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from regie.reports.page.compiled import Compiled

    environment = Environment(
        loader=PackageLoader("regie.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(Path(__file__).parent / "__pycache__", keep=keep),
    )
    environment.globals.update(interval_bar=charts.interval_bar, share_bar=charts.share_bar, split_bar=charts.split_bar)
    return environment
