"""The route as tables, on a terminal and as a workbook."""

from regie.reports.roadmap.held import Route
from regie.reports.roadmap.terminal import show_route
from regie.reports.roadmap.workbook import route_xlsx

__all__ = ["Route", "route_xlsx", "show_route"]
