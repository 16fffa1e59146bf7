"""The chapters that are there only when they are asked for; what they are made of is loaded only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.locale import Language
from regie.reports.assessment import Assessment

if TYPE_CHECKING:
    from regie.reports.page.chapters.failure import WhatIfChapter
    from regie.reports.page.chapters.roadmap import RouteChapter


def whatif(assessment: Assessment, language: Language) -> WhatIfChapter | None:
    """What stops when something falls away, and why; None when it was not asked."""
    if assessment.failures is None:
        return None
    from regie.reports.page.chapters.failure import whatif_chapter

    return whatif_chapter(assessment.failures, language)


def route(assessment: Assessment, language: Language) -> RouteChapter | None:
    """The plan in short; None when it was not asked."""
    if assessment.route is None:
        return None
    from regie.reports.page.chapters.roadmap import route_chapter

    return route_chapter(assessment.route, assessment, language)
