"""Who is what in a municipality, for its administrators."""
