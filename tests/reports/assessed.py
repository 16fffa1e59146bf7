"""Assessments to report on: the tiny landscape, and the same with an American owner behind it and hostile names."""

from dataclasses import replace
from functools import cache

import tiny
from regie.actions.assess import assess
from regie.reports.assessment import Assessment

HOSTILE = '=cmd()<script>alert("1")</script>&'


@cache
def dutch() -> Assessment:
    """Everything known, everything autonomous; no decision model applied."""
    return assess(tiny.tiny(), models=())


@cache
def american() -> Assessment:
    """The platform's supplier has an American owner, and the application a name that means harm."""
    landscape = tiny.owned(tiny.tiny(), "polderhost", tiny.supplier("bigcorp", "BigCorp Inc", "US"))
    return assess(tiny.adding(landscape, replace(landscape["suite"], name=HOSTILE)))
