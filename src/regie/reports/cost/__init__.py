"""Cost on a terminal and as a workbook. `regie.reports` offers each, and loads only what is asked for."""
