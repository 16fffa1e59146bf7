"""Making the report: choose, follow, look or download."""
