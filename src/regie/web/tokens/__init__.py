"""Tokens for programs, under one's own account."""
