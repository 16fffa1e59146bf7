"""The route as tables, on a terminal and as a workbook."""

from regie.reports.roadmap.blank import blank_route
from regie.reports.roadmap.following import Course, GoalCourse, course_xlsx, show_course
from regie.reports.roadmap.held import Route
from regie.reports.roadmap.national import national_xlsx, show_national
from regie.reports.roadmap.terminal import show_route
from regie.reports.roadmap.workbook import route_xlsx

__all__ = [
    "Course",
    "GoalCourse",
    "Route",
    "blank_route",
    "course_xlsx",
    "national_xlsx",
    "route_xlsx",
    "show_course",
    "show_national",
    "show_route",
]
