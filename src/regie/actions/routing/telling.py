"""The route as a report tells it: the cheapest plan to the usual goals, or a plan that was kept before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.plan import plan
from regie.landscape import Landscape
from regie.reports.roadmap import Route


def route_told(landscape: Landscape, day: date, kept: Path | None = None) -> Route:
    """The plan with what it cannot meet; when there is none, with what clashes."""
    return plan(landscape, at=day, why_not=True)
