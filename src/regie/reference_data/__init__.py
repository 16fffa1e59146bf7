"""Dated figures and rules of others, with unit and source. Data and its loaders; no judgement."""
