"""Decision models as data: one folder a version, with examples and sources."""
