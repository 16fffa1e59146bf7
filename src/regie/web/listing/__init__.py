"""Lists of every noun: search, facets, sort, pages; all of it in the address."""
