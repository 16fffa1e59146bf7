"""The quality of data, on a terminal and as a workbook."""

from regie.reports.quality.terminal import show_quality
from regie.reports.quality.workbook import quality_sheets, quality_xlsx

__all__ = ["quality_sheets", "quality_xlsx", "show_quality"]
