"""Evaluation of DMN decision tables with trace, over unknowns too. Knows no municipality."""
