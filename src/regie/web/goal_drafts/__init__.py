"""Editing goals, their readings and what counts as met, as versions."""
