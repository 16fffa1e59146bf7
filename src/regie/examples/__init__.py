"""Invented landscapes, shipped for the demo, the docs and the tests."""
