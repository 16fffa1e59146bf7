"""Figures: what regie does beside its peers, in one process, as ratios. One module a figure."""
