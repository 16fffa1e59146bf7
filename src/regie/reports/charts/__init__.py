"""Figures as inline SVG with a text alternative: drawn from shares, without script, styled by the page around them."""

from regie.reports.charts.bars import interval_bar, share_bar, split_bar

__all__ = ["interval_bar", "share_bar", "split_bar"]
