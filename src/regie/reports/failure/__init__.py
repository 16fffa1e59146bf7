"""What happens if, on a terminal and as a workbook."""

from regie.reports.failure.compared import compared_xlsx, show_came_true, show_compared
from regie.reports.failure.downtime import downtime_xlsx, show_downtime
from regie.reports.failure.held import CameTrue, Compared, Judged, Moved, ParentChange, TakenOver, Told, Watched, WhatIf
from regie.reports.failure.ranked import failures_xlsx, pairs_xlsx, show_failures, show_pairs
from regie.reports.failure.terminal import show_whatif
from regie.reports.failure.watched import show_watched, watched_xlsx
from regie.reports.failure.workbook import whatif_xlsx

__all__ = [
    "CameTrue",
    "Compared",
    "Judged",
    "Moved",
    "ParentChange",
    "TakenOver",
    "Told",
    "Watched",
    "WhatIf",
    "compared_xlsx",
    "downtime_xlsx",
    "failures_xlsx",
    "pairs_xlsx",
    "show_came_true",
    "show_compared",
    "show_downtime",
    "show_failures",
    "show_pairs",
    "show_watched",
    "show_whatif",
    "watched_xlsx",
    "whatif_xlsx",
]
