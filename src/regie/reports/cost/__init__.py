"""Cost on a terminal and as a workbook."""

from regie.reports.cost.terminal import show_cost
from regie.reports.cost.workbook import cost_xlsx

__all__ = ["cost_xlsx", "show_cost"]
