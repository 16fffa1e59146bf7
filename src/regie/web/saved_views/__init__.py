"""Keeping a list under a name, and taking that name away."""
