"""How good the data is: by field, cluster and source, and how that changes."""
