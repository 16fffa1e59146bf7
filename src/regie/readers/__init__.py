"""Files to a Landscape plus all faults at once, and a Landscape back to files."""
