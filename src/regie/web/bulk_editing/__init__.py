"""Giving one field of many things the same value: choose, look, do."""
