"""What happens if, on a terminal and as a workbook."""

from regie.reports.failure.held import Judged, Moved, TakenOver, WhatIf
from regie.reports.failure.ranked import failures_xlsx, pairs_xlsx, show_failures, show_pairs
from regie.reports.failure.terminal import show_whatif
from regie.reports.failure.workbook import whatif_xlsx

__all__ = [
    "Judged",
    "Moved",
    "TakenOver",
    "WhatIf",
    "failures_xlsx",
    "pairs_xlsx",
    "show_failures",
    "show_pairs",
    "show_whatif",
    "whatif_xlsx",
]
