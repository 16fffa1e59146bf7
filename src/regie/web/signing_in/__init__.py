"""Signing in and out, with a local account or with the organisation."""
