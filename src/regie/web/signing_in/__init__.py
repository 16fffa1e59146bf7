"""Signing in and out, with a local account."""
