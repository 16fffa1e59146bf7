"""The contract calendar on a terminal, as a workbook, and as a feed for any agenda. `regie.reports` offers each, and
loads only what is asked for."""
