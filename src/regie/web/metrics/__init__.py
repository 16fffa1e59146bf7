"""Figures of the running site for Prometheus, behind a token. Labels hold patterns of addresses, never their values."""
