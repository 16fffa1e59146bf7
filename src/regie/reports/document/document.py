"""Chapters to PDF: the words go to the template as data, so that no text is ever read as markup."""

from __future__ import annotations

import dataclasses
import json
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from regie.landscape import Interval
from regie.locale import Language, Message, day, say
from regie.reports.assessment import Assessment
from regie.reports.chapters import chapters

_LABELS = ("contents", "skip", "intro.goals", "intro.depend", "intro.risks", "intro.placement")
_CHAPTERS = ("goals", "depend", "where", "risks", "placement", "unknown", "method")


def report_pdf(assessment: Assessment, language: Language = "nl") -> bytes:
    """The council report as PDF, tagged and with its fonts inside."""
    import font_source_sans_pro
    import typst

    text = partial(_text, language)
    data = {
        **dataclasses.asdict(chapters(assessment, language)),
        "language": language,
        "today": day(assessment.at, language),
        "chapters": {name: text(f"chapter.{name}") for name in _CHAPTERS},
        "labels": {name: text(name) for name in _LABELS},
        "heads": {name: text(f"head.{name}") for name in ("year", "goal", "reading", "now", "target", "met")},
        "bars": text("figure"),
    }
    fonts = Path(font_source_sans_pro.__file__).parent
    with resources.as_file(resources.files("regie.reports") / "templates" / "report.typ") as template:
        made: bytes = typst.compile(
            str(template),
            sys_inputs={"data": json.dumps(data, default=_plain)},
            font_paths=[str(fonts)],
            pdf_standards=["a-2a", "ua-1"],
        )
    return made


def _plain(value: Any) -> Any:
    return dataclasses.asdict(value) if isinstance(value, Interval) else str(value)


def _text(language: Language, key: str) -> str:
    return say(Message(f"council.{key}"), language)
